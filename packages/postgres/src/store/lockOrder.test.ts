import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Ports } from '../createPorts.ts';
import { ANN, aReview, aRun, aStart, aTurn, LEASE } from '../testing/aTurn.ts';
import type { TestPorts } from '../testing/openTestPorts.ts';
import { openTwoProcesses, type TwoProcesses } from '../testing/openTwoProcesses.ts';

const ROUNDS = 12;
const BATCHES = 8;
const SPENDING = { tokens: 3, cost: 0.5, steps: 0, workMs: 0 };
const VERDICT = { type: 'approve' } as const;

let both: TwoProcesses;
let opened: TestPorts;
let processes: readonly Ports[];
beforeAll(async () => {
  both = await openTwoProcesses();
  ({ opened, processes } = both);
});
afterAll(() => both[Symbol.asyncDispose]());

/** A verdict and the result of a paid call; in every other batch beside a cancelled run, so that it is looked at first. */
async function aBatch(isLookedAt: boolean) {
  const { store } = opened.ports;
  const [judged, paid, cancelled] = [aRun(), aRun(), aRun()];
  const review = aReview({ runId: judged.id });
  const effect = { key: 'a/1', kind: 'agent', node: 'a', visit: 1, input: null, once: false } as const;
  const starts = [
    aStart(judged, { openedReviews: [review] }),
    aStart(paid, { effects: [effect] }),
    aStart(cancelled, { timers: [{ id: 't', node: 'a', visit: 1, name: 'until', due: { inMs: 60_000 } }] }),
  ];
  await store.commitTurns(starts, LEASE);
  const verdict = { type: 'verdict', reviewId: review.id, etag: review.etag, actor: ANN } as const;
  const plain = [
    aTurn({ runId: judged.id, cause: { ...verdict, verdict: VERDICT } }),
    aTurn({
      ...{ runId: paid.id, spending: SPENDING },
      cause: { type: 'result', key: effect.key, token: 1, result: null },
    }),
  ];
  if (!isLookedAt) return plain;
  return [...plain, aTurn({ runId: cancelled.id, cause: { type: 'cancel', actor: ANN } })];
}

describe('two processes that write at the same time', () => {
  it('never wait for each other in a circle, whether they look first or not', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const batches = [];
      for (let made = 0; made < BATCHES; made += 1) batches.push(await aBatch(made % 2 === 0));
      const outcomes = await Promise.all(
        batches.map((turns, at) => processes[Math.floor(at / 2) % 2]!.store.commitTurns(turns, LEASE)),
      );
      expect(outcomes.flat().map(({ type }) => type)).toEqual(outcomes.flat().map(() => 'committed'));
    }
    const [stats] = await opened.test.sql<{ deadlocks: number }[]>`
      select deadlocks::integer from pg_stat_database where datname = current_database()`;
    expect(stats?.deadlocks).toBe(0);
    const [spent] = await opened.test.sql<
      { tokens: number }[]
    >`select sum(tokens)::integer as tokens from spending`;
    expect(spent?.tokens).toBe(ROUNDS * BATCHES * SPENDING.tokens);
  });
});
