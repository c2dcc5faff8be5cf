import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aTrustScene, EARNER } from '../testing/aTrustScene.ts';
import { ANN, LEASE, WORKSPACE } from '../testing/aTurn.ts';
import { openTestPorts, type TestPorts } from '../testing/openTestPorts.ts';

let opened: TestPorts;
let scene: ReturnType<typeof aTrustScene>;

beforeAll(async () => {
  opened = await openTestPorts();
  scene = aTrustScene(opened);
});

afterAll(() => opened[Symbol.asyncDispose]());

describe('what an owner does', () => {
  it('reopens only what was declined or put off', async () => {
    const checkpoint = await scene.aCheckpoint();
    const { checkpoints } = opened.ports;
    await scene.earn(checkpoint);
    const reopen = (to: number, earner = EARNER) =>
      checkpoints.answerWidening(WORKSPACE, {
        ...{ id: checkpoint.id, ...earner, to, answer: 'reopened', actor: ANN },
      });
    const before = await scene.linesOf(checkpoint);
    expect(await reopen(1)).toMatchObject({ problem: { code: 'widening_lapsed' } });
    expect(await reopen(9)).toMatchObject({ problem: { code: 'widening_lapsed' } });
    const elsewhere = await reopen(1, { ...EARNER, segment: 'lost' });
    expect(elsewhere).toMatchObject({ problem: { code: 'widening_lapsed', at: '/segment' } });
    expect(await scene.linesOf(checkpoint)).toEqual(before);
    const declined = { id: checkpoint.id, ...EARNER, to: 1, answer: 'declined' as const, actor: ANN };
    await checkpoints.answerWidening(WORKSPACE, declined);
    expect(await reopen(2)).toMatchObject({ ok: false });
    expect(await reopen(1)).toMatchObject({ ok: true });
  });

  it('tells the audit chain from which rung the narrowed case type came, and not the widest of others', async () => {
    const checkpoint = await scene.aCheckpoint({ startRung: 2 });
    const { checkpoints } = opened.ports;
    const damaged = { segment: 'damaged', agentVersion: 'v1' };
    for (const earner of [EARNER, damaged]) await scene.decide(checkpoint, { earner });
    const narrow = (rung: number, segment: string) =>
      checkpoints.narrow(WORKSPACE, { id: checkpoint.id, rung, segment, actor: ANN });
    await narrow(1, 'damaged');
    await narrow(0, 'damaged');
    const { sql } = opened.test;
    const told = await sql`
      select payload from audit
      where action = 'rung.narrowed' and object = ${`checkpoint:${checkpoint.id}`} order by seq`;
    expect(told.map(({ payload }) => payload)).toEqual([
      { from: 2, to: 1, segment: 'damaged' },
      { from: 1, to: 0, segment: 'damaged' },
    ]);
    expect(await narrow(0, 'lost')).toMatchObject({ problem: { code: 'not_narrower', at: '/segment' } });
  });
});

it('takes a case that waits for an answer into evidence once, wherever its line was written', async () => {
  const checkpoint = await scene.aCheckpoint({ startRung: 1 });
  const { store } = opened.ports;
  const run = await scene.begun(store, checkpoint.flowId);
  const decided = await scene.decidedLine(store, checkpoint, { run });
  expect(decided).toMatchObject({ decision: 'passed', epoch: 1 });
  const rates = { evidence: 0, targeted: 1, total: 1 };
  const entry = { ...decided, lanes: ['targeted' as const], rates };
  const { id: checkpointId } = checkpoint;
  await store.commitTurns([scene.aSignal(run, { ledger: [{ checkpointId, entry }] })], LEASE);
  const { decision: _, flowVersion: __, calibrated: ___, ...facts } = entry;
  const sampled = {
    ...{ ...facts, type: 'sampled' as const, gate: 'gate', lanes: ['evidence' as const], asked: true },
    ...{ epoch: 1, dueAt: '2030-01-01T00:00:00.000Z', rates: { evidence: 1, targeted: 0, total: 1 } },
  };
  const again = scene.aSignal(run, { expectedRevision: 2, ledger: [{ checkpointId, entry: sampled }] });
  await store.commitTurns([again], LEASE);
  expect(await scene.evidenceRows(checkpoint)).toBe(1);
  expect(await scene.trustOf(checkpoint)).toMatchObject({
    streams: { 0: { opened: 1, folded: 0 } },
    counts: { sampled: 1 },
  });
  const verdict = scene.judging(checkpoint, { run, isPassed: true, agentVersion: 'v1' }, 1);
  await store.commitTurns([{ ...verdict, expectedRevision: 3 }], LEASE);
  expect(await scene.trustOf(checkpoint)).toMatchObject({
    detector: { n: 1, errors: 1 },
    counts: { judgedPassed: 1 },
  });
  expect(await scene.evidenceRows(checkpoint)).toBe(0);
  await scene.expectProven(checkpoint);
});
