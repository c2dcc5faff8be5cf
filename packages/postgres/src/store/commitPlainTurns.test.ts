import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ANN, aReview, aRun, aStart, aTurn, LEASE, WORKSPACE } from '../testing/aTurn.ts';
import { openTestPorts, type TestPorts } from '../testing/openTestPorts.ts';
import { commitPlainTurns } from './commitPlainTurns.ts';
import { isPlainTurn } from './isPlainTurn.ts';

let opened: TestPorts;
beforeAll(async () => {
  opened = await openTestPorts();
  // Begins the chain of the workspace, without whose end no deed can be appended.
  await opened.ports.store.commitTurns([(await aQuestion()).turn], LEASE);
});
afterAll(() => opened[Symbol.asyncDispose]());

/** A run that waits for a verdict on its one review, and the turn of that verdict. */
async function aQuestion() {
  const run = aRun();
  const review = aReview({ runId: run.id });
  await opened.ports.store.commitTurns([aStart(run, { openedReviews: [review] })], LEASE);
  const verdict = { type: 'approve' } as const;
  const cause = { type: 'verdict', reviewId: review.id, etag: review.etag, actor: ANN, verdict } as const;
  return { run, turn: aTurn({ runId: run.id, cause }) };
}

describe('commitPlainTurns', () => {
  it('writes turns that hold and answers the time, also for a workspace whose chain has begun', async () => {
    const [one, other] = [await aQuestion(), await aQuestion()];
    const before = await opened.ports.audit.head(WORKSPACE);
    expect(await commitPlainTurns(opened.database.worker, [one.turn, other.turn], LEASE)).toBeInstanceOf(
      Date,
    );
    const runs = await opened.ports.store.loadRuns([one.run.id, other.run.id]);
    expect(runs.map(({ revision }) => revision)).toEqual([2, 2]);
    const after = await opened.ports.audit.verify(WORKSPACE);
    expect(after).toMatchObject({ rows: before.seq + 2, findings: [] });
  });

  it.each([
    ['was moved by somebody else', { expectedRevision: 7 }],
    ['is not there', { runId: randomUUID() as never }],
    ['is of another workspace', { workspaceId: 'elsewhere' as never }],
  ])('writes nothing at all when one of the runs %s (G2)', async (_, changes) => {
    const [one, other] = [await aQuestion(), await aQuestion()];
    const turns = [one.turn, { ...other.turn, ...changes }];
    expect(await commitPlainTurns(opened.database.worker, turns, LEASE)).toBeNull();
    const [run] = await opened.ports.store.loadRuns([one.run.id]);
    expect(run?.revision).toBe(1);
  });

  it('writes nothing at all when one of the reviews was answered before (G4)', async () => {
    const { store } = opened.ports;
    const [one, other] = [await aQuestion(), await aQuestion()];
    const { cause } = other.turn;
    expect(await store.commitTurns([other.turn], LEASE)).toMatchObject([{ type: 'committed' }]);
    const late = aTurn({ runId: other.run.id, cause, expectedRevision: 2 });
    expect(await commitPlainTurns(opened.database.worker, [one.turn, late], LEASE)).toBeNull();
    const runs = await store.loadRuns([one.run.id, other.run.id]);
    expect(new Map(runs.map(({ id, revision }) => [id, revision]))).toEqual(
      new Map([
        [one.run.id, 1],
        [other.run.id, 2],
      ]),
    );
  });

  it('leaves to others what is about more than its own run', () => {
    const runId = aRun().id;
    const plain = aTurn({ runId, cause: { type: 'result', key: 'a/1', token: 1, result: null } });
    expect(isPlainTurn(plain)).toBe(true);
    expect(isPlainTurn({ ...plain, nudges: { runId: aRun().id, key: 'call/1' } })).toBe(false);
    expect(isPlainTurn({ ...plain, cancelledCalls: ['call/1'] })).toBe(false);
    expect(isPlainTurn({ ...plain, cancelledEffects: ['b/1'] })).toBe(false);
    expect(isPlainTurn(aTurn({ runId, cause: { type: 'cancel', actor: ANN } }))).toBe(false);
  });
});
