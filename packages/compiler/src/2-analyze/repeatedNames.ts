/** The names that occur more than once, each once. */
export function repeatedNames(items: readonly { readonly name: string }[]): string[] {
  const names = items.map(({ name }) => name);
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
}
