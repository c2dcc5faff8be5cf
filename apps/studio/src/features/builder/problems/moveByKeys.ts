import type { KeyboardEvent } from 'react';

/** Marks the button of one row; the fix of the row carries `data-fix`. */
const ROW = '[data-problem]';

/** Arrow keys, Home and End move the focus from row to row of the list they are pressed in; F presses the row's fix. */
export function moveByKeys(event: KeyboardEvent<HTMLElement>): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>(ROW)];
  const row = (event.target as HTMLElement).closest('li');
  const at = rows.findIndex((one) => one.closest('li') === row);
  if (at < 0) return;
  if (event.key.toLowerCase() === 'f') {
    const fix = row?.querySelector<HTMLElement>('[data-fix]');
    if (!fix) return;
    take(event);
    fix.click();
    return;
  }
  const next = PLACES[event.key]?.(at, rows.length - 1);
  if (next === undefined) return;
  take(event);
  rows[Math.min(Math.max(next, 0), rows.length - 1)]?.focus();
}

const PLACES: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowDown: (at) => at + 1,
  ArrowUp: (at) => at - 1,
  Home: () => 0,
  End: (_, last) => last,
};

/** The key is this list's: neither the page scrolls nor the builder hears of it. */
function take(event: KeyboardEvent): void {
  event.preventDefault();
  event.stopPropagation();
}
