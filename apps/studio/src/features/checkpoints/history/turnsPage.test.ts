import type { LedgerEntry } from '@countersign/model';
import { expect, it } from 'vitest';
import type { ShownLine } from './LedgerLine.tsx';
import { turnsPage } from './turnsPage.ts';

/** A server with so many lines, the first `timeouts` of which (the newest) are checks of one day that nobody answered. */
function serverOf({ lines, timeouts }: { lines: number; timeouts: number }) {
  const all = Array.from({ length: lines }, (_, index): ShownLine => {
    const entry = { type: index < timeouts ? 'overdue' : 'policy' } as LedgerEntry; // safe: no more is read
    return { seq: lines - index, at: '2026-03-02T12:00:00.000Z', entry };
  });
  const asked: (number | null)[] = [];
  const ask = async ({ before, limit }: { before: number | null; limit: number }) => {
    asked.push(before);
    return all.filter(({ seq }) => before === null || seq < before).slice(0, limit);
  };
  return { ask, asked };
}

it('reads on past a night of timeouts to what else happened', async () => {
  const { ask, asked } = serverOf({ lines: 700, timeouts: 450 });
  const page = await turnsPage(undefined, ask);
  expect(asked).toEqual([null, 501, 301]);
  expect(page).toMatchObject({ nextCursor: '101', items: { length: 600 } });
  expect(await turnsPage('101', ask)).toMatchObject({ nextCursor: null, items: { length: 100 } });
});

it('stops after so many asks, and goes on where it stopped', async () => {
  const { ask, asked } = serverOf({ lines: 3_000, timeouts: 3_000 });
  expect(await turnsPage(undefined, ask)).toMatchObject({ nextCursor: '1001', items: { length: 2_000 } });
  expect(asked).toHaveLength(10);
});
