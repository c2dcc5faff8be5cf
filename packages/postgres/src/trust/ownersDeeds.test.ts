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

  it('keeps once in the ledger and the audit chain that a narrowing was seen, which changes nothing else', async () => {
    const checkpoint = await scene.aCheckpoint({ startRung: 1 });
    const { id } = checkpoint;
    const { checkpoints } = opened.ports;
    const passed = await scene.decide(checkpoint);
    await scene.judge(checkpoint, passed, 1, { critical: true });
    const lines = await checkpoints.ledger(WORKSPACE, id, 0, 100);
    const last = await checkpoints.newest(WORKSPACE, id, { before: null, limit: 2 });
    expect(last).toEqual(lines.slice(-2).toReversed());
    const rest = await checkpoints.newest(WORKSPACE, id, { before: last.at(-1)!.seq, limit: 100 });
    expect(rest).toEqual(lines.slice(0, -2).toReversed());
    const narrowed = lines.find(({ entry }) => entry.type === 'rung')!.seq;
    const before = await scene.trustOf(checkpoint);
    const see = (narrowing: number) => checkpoints.acknowledge(WORKSPACE, { id, narrowing, actor: ANN });
    for (const other of [narrowed - 1, narrowed + 1, 99]) {
      expect(await see(other)).toMatchObject({ problem: { code: 'narrowing_not_found' } });
    }
    const seen = await Promise.all([see(narrowed), see(narrowed), see(narrowed)]);
    expect(seen).toMatchObject([{ ok: true }, { ok: true }, { ok: true }]);
    const after = await scene.linesOf(checkpoint);
    expect(after.slice(lines.length)).toEqual([{ type: 'acknowledged', narrowing: narrowed, actor: ANN.id }]);
    const [newest] = await checkpoints.turns(WORKSPACE, id, { before: null, limit: 1 });
    expect(newest).toMatchObject({ seq: lines.length + 1, entry: { type: 'acknowledged' } });
    const told = await opened.test.sql`
      select actor, payload from audit where action = 'narrowing.acknowledged' and object = ${`checkpoint:${id}`}`;
    expect(told).toMatchObject([{ actor: ANN.id, payload: { seq: narrowed, from: 1, to: 0 } }]);
    expect(await scene.trustOf(checkpoint)).toEqual(before);
    await scene.expectProven(checkpoint);
  });

  it('has nobody acknowledge what an owner has narrowed', async () => {
    const { id, ...checkpoint } = await scene.aCheckpoint({ startRung: 1 });
    const { checkpoints } = opened.ports;
    await scene.decide({ id, ...checkpoint });
    await checkpoints.narrow(WORKSPACE, { id, rung: 0, actor: ANN });
    const lines = await checkpoints.ledger(WORKSPACE, id, 0, 100);
    const { seq } = lines.find(({ entry }) => entry.type === 'rung')!;
    expect(await checkpoints.acknowledge(WORKSPACE, { id, narrowing: seq, actor: ANN })).toMatchObject({
      problem: { code: 'narrowing_not_found', at: '/narrowing' },
    });
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
