import type { LedgerEntry } from '@countersign/model';
import { expect, it } from 'vitest';
import { findLastNarrowing } from './findLastNarrowing.ts';

const WHOSE = { segment: 'default', agentVersion: 'v1' };
const AT = '2026-01-01T00:00:00.000Z';

const overdue = (runId: string, whose = WHOSE): object => ({
  type: 'overdue',
  ...whose,
  runId,
  node: 'gate',
  visit: 1,
});
const answered = (runId: string): object => ({ type: 'verdict', ...WHOSE, runId, late: true });
const begun = (epoch: number): object => ({ type: 'epoch', ...WHOSE, epoch, rung: 0 });
const rung = (change: object): object => ({
  ...{ type: 'rung', ...WHOSE, epoch: 1, from: 1, to: 0, cause: 'alarm', actor: null },
  case: { runId: 'c', node: 'gate', visit: 1, reviewId: null },
  ...change,
});

/** Turns newest first, two to a page. */
async function* turns(...entries: readonly object[]) {
  // safe: no more is read
  const lines = entries.map((entry, index) => ({
    ...{ seq: entries.length - index, at: AT, entry: entry as LedgerEntry },
  }));
  for (let from = 0; from < lines.length; from += 2) yield lines.slice(from, from + 2);
}

it('finds the narrowing behind however much that came later', async () => {
  const later = Array.from({ length: 300 }, (_, index) => answered(`late-${index}`));
  const found = await findLastNarrowing(turns(...later, begun(2), rung({}), begun(1)));
  expect(found).toMatchObject({ at: AT, entry: { type: 'rung', to: 0 }, unanswered: 0 });
});

it('is silent once a rung was won back, or when an owner had narrowed', async () => {
  expect(await findLastNarrowing(turns(rung({ from: 0, to: 1, cause: 'ratified' }), rung({})))).toBeNull();
  expect(await findLastNarrowing(turns(rung({ cause: 'owner' })))).toBeNull();
  expect(await findLastNarrowing(turns(begun(1)))).toBeNull();
});

it('counts what ran out of time in the stretch that ended, where that gave the last push', async () => {
  const before = [begun(1), overdue('z')];
  const own = [overdue('c'), overdue('b'), overdue('x', { ...WHOSE, segment: 'other' }), overdue('a')];
  expect(await findLastNarrowing(turns(overdue('d'), rung({}), ...own, ...before))).toMatchObject({
    unanswered: 3,
  });
  const byPerson = rung({ case: { runId: 'p', node: 'gate', visit: 1, reviewId: 'r' } });
  expect(await findLastNarrowing(turns(byPerson, ...own, ...before))).toMatchObject({ unanswered: 0 });
});

it('is silent once an owner has seen it, and tells of the next one', async () => {
  const seen = { type: 'acknowledged', narrowing: 2, actor: 'ada' };
  expect(await findLastNarrowing(turns(begun(3), seen, begun(2), rung({}), begun(1)))).toBeNull();
  expect(await findLastNarrowing(turns(rung({}), seen, begun(2), rung({}), begun(1)))).toMatchObject({
    seq: 5,
  });
  expect(await findLastNarrowing(turns(seen, rung({}), rung({}), begun(1)))).toMatchObject({ seq: 3 });
});
