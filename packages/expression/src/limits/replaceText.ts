/** How often `search` occurs, without overlaps; a text of n letters holds the empty text n + 1 times. */
export const occurrences = (text: string, search: string): number =>
  search === '' ? text.length + 1 : text.split(search).length - 1;

/**
 * Replaces the first `limit` occurrences, all when it is negative, in one pass: the library's own function copies the
 * whole text for each of them.
 */
export function replaceText(text: string, search: string, replacement: string, limit: number): string {
  const pieces: string[] = [];
  let position = 0;
  for (let count = 0; count !== limit; count += 1) {
    const start = search === '' && count > 0 ? position + 1 : position;
    const index = start > text.length ? -1 : text.indexOf(search, start);
    if (index < 0) break;
    pieces.push(text.slice(position, index), replacement);
    position = index + search.length;
  }
  return pieces.join('') + text.slice(position);
}
