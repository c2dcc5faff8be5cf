import { ReviewSort, SortOrder } from '@countersign/model';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { InvalidCursorError } from './cursor.ts';
import { aReview, aRun, aStart, LEASE, WORKSPACE } from './testing/aTurn.ts';
import { openTestPorts, type TestPorts } from './testing/openTestPorts.ts';

let opened: TestPorts;

/** 30 runs with a review each, all created in the same instant, so that only ids tell them apart. */
beforeAll(async () => {
  opened = await openTestPorts();
  const runs = Array.from({ length: 30 }, () => aRun());
  const starts = runs.map((run, index) =>
    aStart(run, {
      openedReviews: [
        aReview({
          runId: run.id,
          confidence: (index % 7) / 10 + 0.1,
          amount: index % 3 === 0 ? null : index * 1.1,
          dueInMs: index % 2 === 0 ? null : index * 1_000,
        }),
      ],
    }),
  );
  await opened.ports.store.commitTurns(starts, LEASE);
});

afterAll(() => opened[Symbol.asyncDispose]());

type Ask<TItem> = (
  cursor: string | undefined,
) => Promise<{ items: readonly TItem[]; nextCursor: string | null }>;

async function readAll<TItem>(ask: Ask<TItem>): Promise<readonly TItem[]> {
  const items: TItem[] = [];
  let cursor: string | undefined;
  do {
    const page = await ask(cursor);
    items.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return items;
}

describe('paging', () => {
  it('lists every run once over pages of seven', async () => {
    const runs = await readAll((cursor) => opened.ports.runs.list(WORKSPACE, { cursor, limit: 7 }));
    expect(runs.length).toBe(30);
    expect(new Set(runs.map(({ id }) => id)).size).toBe(30);
  });

  it.each(ReviewSort.options.flatMap((sort) => SortOrder.options.map((order) => ({ sort, order }))))(
    'lists every review once, sorted by $sort $order over pages of seven as on one page',
    async ({ sort, order }) => {
      const { reviews } = opened.ports;
      const paged = await readAll((cursor) =>
        reviews.list(WORKSPACE, { status: 'open', sort, order, cursor, limit: 7 }),
      );
      const whole = await reviews.list(WORKSPACE, { status: 'open', sort, order, limit: 100 });
      expect(whole.items.length).toBe(30);
      expect(paged).toEqual(whole.items);
      const other = order === 'asc' ? 'desc' : 'asc';
      const { items } = await reviews.list(WORKSPACE, { status: 'open', sort, order: other, limit: 100 });
      expect(items.toReversed()).toEqual(whole.items);
    },
  );

  it('puts what has no amount and no due date last', async () => {
    const { reviews } = opened.ports;
    const byAmount = await reviews.list(WORKSPACE, { sort: 'amount' });
    const byDue = await reviews.list(WORKSPACE, { sort: 'due' });
    const amounts = byAmount.items.map(({ amount }) => amount ?? -1);
    const dates = byDue.items.map(({ dueAt }) => dueAt ?? '9');
    expect(amounts).toEqual(amounts.toSorted((a, b) => b - a));
    expect(dates).toEqual(dates.toSorted());
    expect(amounts.at(-1)).toBe(-1);
  });

  it('refuses a cursor that no list has given out', async () => {
    const forged = Buffer.from('["never","mind"]').toString('base64url');
    for (const cursor of ['', 'nonsense', forged]) {
      await expect(opened.ports.runs.list(WORKSPACE, { cursor })).rejects.toThrow(InvalidCursorError);
      await expect(opened.ports.reviews.list(WORKSPACE, { cursor })).rejects.toThrow(InvalidCursorError);
      await expect(opened.ports.mailbox.list(WORKSPACE, { cursor })).rejects.toThrow(InvalidCursorError);
    }
  });
});
