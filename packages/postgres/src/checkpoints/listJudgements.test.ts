import type { JudgedCase, Judgement } from '@countersign/runtime';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { inWorkspace } from '../inWorkspace.ts';
import { lineBefore } from '../ledger/lineBefore.ts';
import { aTrustScene } from '../testing/aTrustScene.ts';
import { aReview, LEASE, WORKSPACE } from '../testing/aTurn.ts';
import { openTestPorts, type TestPorts } from '../testing/openTestPorts.ts';

let opened: TestPorts;
let scene: ReturnType<typeof aTrustScene>;
const LONG_AGO = new Date(0);

beforeAll(async () => {
  opened = await openTestPorts();
  scene = aTrustScene(opened);
});

afterAll(() => opened[Symbol.asyncDispose]());

const toldOf = ({ at, verdict, loss, probability, isPassed }: JudgedCase): Judgement => ({
  ...{ at, verdict, loss, probability, isPassed },
});

it('tells of judged cases what the whole cases tell, and nothing of what is not judged or came too late', async () => {
  const checkpoint = await scene.aCheckpoint({ startRung: 1 });
  const { store, checkpoints } = opened.ports;
  for (const [band, loss] of [
    [1, 0],
    [2, 1],
    [1, 1],
    [2, 0.5],
  ] as const) {
    const run = await scene.begun(store, checkpoint.flowId);
    const entry = await scene.decidedLine(store, checkpoint, { run, band });
    const isPassed = entry.decision === 'passed';
    const kind = isPassed ? 'sample' : 'gate';
    const review = aReview({ runId: run.id, node: 'gate', visit: 1, checkpointId: checkpoint.id, kind });
    const turn = { ledger: [{ checkpointId: checkpoint.id, entry }], openedReviews: [review] };
    await store.commitTurns([scene.aSignal(run, turn)], LEASE);
    const one = { run, isPassed, agentVersion: entry.agentVersion };
    await scene.judge(checkpoint, one, loss, {
      reviewId: review.id,
      ...(isPassed ? { probability: 0.25 } : {}),
    });
  }
  await scene.decide(checkpoint);
  const cases = await checkpoints.evidenceCases(WORKSPACE, checkpoint.id, { after: 0, limit: 100 });
  const told = await checkpoints.judgements(WORKSPACE, checkpoint.id, { since: LONG_AGO });
  expect(told).toEqual(cases.map(toldOf));
  expect(told.map(({ isPassed, probability }) => [isPassed, probability])).toEqual([
    ...[
      [true, 0.25],
      [false, 1],
      [true, 0.25],
      [false, 1],
    ],
  ]);
  const later = new Date(Date.now() + 86_400_000);
  expect(await checkpoints.judgements(WORKSPACE, checkpoint.id, { since: later })).toEqual([]);
});

it('begins to read shortly before a time, wherever it lies', async () => {
  const checkpoint = await scene.aCheckpoint();
  for (let count = 0; count < 20; count += 1) await scene.decide(checkpoint);
  const { sql } = opened.test;
  await sql`update ledger set at = timestamptz '2026-03-01' + seq * interval '1 day' where checkpoint_id = ${checkpoint.id}`;
  const before = (at: string) =>
    inWorkspace(opened.database.app, WORKSPACE, (tx) =>
      lineBefore(tx, WORKSPACE, { id: checkpoint.id, at: new Date(at) }),
    );
  const [head] = await sql<{ seq: number }[]>`
    select max(seq)::integer as seq from ledger where checkpoint_id = ${checkpoint.id}`;
  expect(await before('2026-02-01')).toBe(0);
  expect(await before('2026-03-10T12:00:00Z')).toBe(9);
  // A line of the last hour before it might have come in another order.
  expect(await before('2026-03-10T00:30:00Z')).toBe(8);
  expect(await before('2027-01-01')).toBe(head?.seq);
});
