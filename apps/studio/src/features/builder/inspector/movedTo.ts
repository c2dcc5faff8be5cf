/** The list with one element moved to another place. */
export function movedTo<TElement>(list: readonly TElement[], from: number, to: number): TElement[] {
  const rest = list.filter((_, at) => at !== from);
  return [...rest.slice(0, to), ...list.slice(from, from + 1), ...rest.slice(to)];
}
