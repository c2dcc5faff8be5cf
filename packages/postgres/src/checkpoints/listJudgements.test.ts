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

it('tells of judged cases what the whole cases tell, and nothing of what is not judged', async () => {
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

it('takes silence for no judgement in any figure, and counts what a person says afterwards', async () => {
  const checkpoint = await scene.aCheckpoint({ startRung: 1 });
  const { store, checkpoints } = opened.ports;
  const waiting = [];
  for (const band of [1, 2]) {
    const run = await scene.begun(store, checkpoint.flowId);
    const entry = await scene.decidedLine(store, checkpoint, { run, band });
    const isPassed = entry.decision === 'passed';
    const kind = isPassed ? 'sample' : 'gate';
    const review = aReview({ runId: run.id, node: 'gate', visit: 1, checkpointId: checkpoint.id, kind });
    const turn = { ledger: [{ checkpointId: checkpoint.id, entry }], openedReviews: [review] };
    await store.commitTurns([scene.aSignal(run, turn)], LEASE);
    waiting.push({ one: { run, isPassed, agentVersion: entry.agentVersion }, reviewId: review.id });
  }
  const { sql } = opened.test;
  await sql`update evidence set due_at = now() - interval '1 second' where checkpoint_id = ${checkpoint.id}`;
  await store.sweepOverdue(10);
  const told = () => checkpoints.judgements(WORKSPACE, checkpoint.id, { since: LONG_AGO });
  const cases = () => checkpoints.evidenceCases(WORKSPACE, checkpoint.id, { after: 0, limit: 10 });
  const today = async () => (await checkpoints.daily(WORKSPACE, checkpoint.id, { days: 2 }))[0];
  expect(await today()).toMatchObject({ passed: 1, held: 1, judged: 0, losses: 0, overdue: 2 });
  expect(await cases()).toEqual([]);
  const open = await checkpoints.openCases(WORKSPACE, checkpoint.id, { references: ['proposal.confidence'] });
  expect(open).toHaveLength(2);
  for (const [kind, { reviewId }] of [[true, waiting[0]!] as const, [false, waiting[1]!] as const]) {
    expect(open.find(({ id }) => id === reviewId)).toMatchObject({
      ...{ seq: null, verdict: null, loss: null, segment: 'default', probability: 1, isPassed: kind },
      scope: { proposal: { confidence: expect.any(Number) } },
    });
  }
  const silence = await told();
  expect(silence.map(({ verdict, loss }) => [verdict, loss])).toEqual([
    ['overdue', null],
    ['overdue', null],
  ]);
  expect(silence.filter(({ isPassed }) => isPassed)).toHaveLength(1);
  const evidence = await scene.trustOf(checkpoint);
  expect(evidence).toMatchObject({ detector: { n: 1, errors: 1 }, bands: { 2: { n: 1, errors: 1 } } });
  for (const { one, reviewId } of waiting) await scene.judge(checkpoint, one, 0, { reviewId });
  expect(await scene.trustOf(checkpoint)).toEqual(evidence);
  expect(await today()).toMatchObject({ judged: 2, losses: 0, overdue: 2 });
  expect(await cases()).toMatchObject([
    { verdict: 'correct', isPassed: true, loss: 0 },
    { verdict: 'approve', isPassed: false, loss: 0 },
  ]);
  expect((await told()).slice(2)).toEqual((await cases()).map(toldOf));
});

it('reads judged cases page by page from the newest back', async () => {
  const checkpoint = await scene.aCheckpoint();
  for (const loss of [0, 1, 0, 1, 0]) await scene.judge(checkpoint, await scene.decide(checkpoint), loss);
  const { checkpoints } = opened.ports;
  const forwards = await checkpoints.evidenceCases(WORKSPACE, checkpoint.id, { after: 0, limit: 10 });
  const backwards: JudgedCase[] = [];
  for (let before: number | null = null; ; before = backwards.at(-1)?.seq ?? null) {
    const page: readonly JudgedCase[] = await checkpoints.evidenceCases(WORKSPACE, checkpoint.id, {
      before,
      limit: 2,
    });
    backwards.push(...page);
    if (page.length < 2) break;
  }
  expect(forwards).toHaveLength(5);
  expect(backwards.toReversed()).toEqual(forwards);
});
