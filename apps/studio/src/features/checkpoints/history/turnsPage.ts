import { localDay } from '../../../ui/formatTime.ts';
import { groupTimeouts } from './groupTimeouts.ts';
import type { ShownLine } from './LedgerLine.tsx';

/** As many lines as are wanted at once, after timeouts were taken together. */
const WANTED = 25;

/** As many lines as are asked for at once, and as often: what is cut says so. */
const ASKED = 200;
const MOST_ASKS = 10;

type Ask = (page: { before: number | null; limit: number }) => Promise<readonly ShownLine[]>;

/** A page of what changed, which goes on as long as it is hardly anything but checks that nobody answered. */
export async function turnsPage(cursor: string | undefined, ask: Ask) {
  const items: ShownLine[] = [];
  let before = cursor === undefined ? null : Number(cursor);
  for (let asks = 0; asks < MOST_ASKS; asks += 1) {
    const found = await ask({ before, limit: ASKED });
    items.push(...found);
    before = found.length < ASKED ? null : (found.at(-1)?.seq ?? null);
    if (before === null || groupTimeouts(items, localDay).length >= WANTED) break;
  }
  return { items, nextCursor: before === null ? null : String(before) };
}
