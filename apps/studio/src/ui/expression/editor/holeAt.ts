/** The source of the expression at a place of a text, and where it begins; null outside of the holes of a template. */
export function holeAt(
  text: string,
  caret: number,
  isTemplate: boolean,
): { readonly source: string; readonly from: number } | null {
  if (!isTemplate) return { source: text, from: 0 };
  const open = text.lastIndexOf('{{', caret - 1);
  if (open < 0 || open + 2 > caret || text.slice(open + 2, caret).includes('}}')) return null;
  const close = text.indexOf('}}', caret);
  const next = text.indexOf('{{', caret);
  const isClosed = close >= 0 && (next < 0 || close < next);
  const end = isClosed ? close : caret + (/^[^\n{}]*/.exec(text.slice(caret))?.[0].length ?? 0);
  return { source: text.slice(open + 2, end), from: open + 2 };
}
