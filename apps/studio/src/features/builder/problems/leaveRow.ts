/**
 * Hands the keyboard on before a row of the list of problems goes, with all of its kind if `goes` is the whole group: to a
 * neighbour, or to the panel when there is none. Elsewhere nothing is done.
 */
export function leaveRow(pressed: HTMLElement, goes: 'row' | 'group'): void {
  const panel = pressed.closest<HTMLElement>('[data-panel]');
  const leaving = pressed.closest(goes === 'row' ? 'li' : '[data-code]');
  if (panel === null || leaving === null) return;
  const rows = [...panel.querySelectorAll<HTMLElement>('[data-problem]')];
  const last = rows.findLastIndex((row) => leaving.contains(row));
  const before = rows.findLast((row) => !leaving.contains(row));
  (rows[last + 1] ?? before ?? panel).focus();
}
