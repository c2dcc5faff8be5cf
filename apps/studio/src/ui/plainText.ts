/** A JSON value as a short piece of text for a person: strings as they are, the rest as JSON. */
export function plainText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value === undefined || value === null) return '–';
  return JSON.stringify(value, null, 1);
}
