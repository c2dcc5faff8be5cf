import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPorts, type Ports } from '../createPorts.ts';
import { type Database, openDatabase } from '../openDatabase.ts';
import { aTrustScene } from '../testing/aTrustScene.ts';
import { ANN, aRun, LEASE, WORKSPACE } from '../testing/aTurn.ts';
import { openTestPorts, type TestPorts } from '../testing/openTestPorts.ts';

// The owner's page is served by one process, cases are decided by another.

let opened: TestPorts;
let other: Database;
let worker: Ports;
let scene: ReturnType<typeof aTrustScene>;
beforeAll(async () => {
  opened = await openTestPorts();
  const second = await openDatabase({ dataDir: '', databaseUrl: opened.test.url });
  if (!second.ok) throw new Error(second.problem.message);
  other = second.value;
  worker = createPorts(other);
  scene = aTrustScene(opened);
});
afterAll(async () => {
  await other.close();
  await opened[Symbol.asyncDispose]();
});

describe('the switch back to reviewing everything', () => {
  it.each(['workspace', 'flow', 'checkpoint'] as const)(
    'holds the next case of another process when it is turned on for a %s, also one that was composed before',
    async (scope) => {
      const checkpoint = await scene.aCheckpoint({ startRung: 1 });
      const bystander = await scene.aCheckpoint({ startRung: 1 });
      const { store } = worker;
      expect((await scene.decide(checkpoint, {}, worker)).isPassed).toBe(true);
      const run = await scene.begun(store, checkpoint.flowId);
      const entry = await scene.decidedLine(store, checkpoint, { run });
      expect(entry.decision).toBe('passed');
      const turnTo = (on: boolean) => {
        const ids = { workspace: null, flow: checkpoint.flow, checkpoint: checkpoint.id };
        const change = { scope, id: ids[scope], on, actor: ANN };
        return opened.ports.checkpoints.setKillSwitch(WORKSPACE, change);
      };
      await turnTo(true);
      const composedBefore = scene.aSignal(run, { ledger: [{ checkpointId: checkpoint.id, entry }] });
      expect(await store.commitTurns([composedBefore], LEASE)).toEqual([{ type: 'moved' }]);
      expect(await scene.decidedLine(store, checkpoint, { run })).toMatchObject({ decision: 'held' });
      expect((await scene.decide(checkpoint, {}, worker)).isPassed).toBe(false);
      expect((await scene.decide(bystander, {}, worker)).isPassed).toBe(scope !== 'workspace');
      const passed = (await scene.linesOf(checkpoint)).filter(
        (line) => line.type === 'decided' && line.decision === 'passed',
      );
      expect(passed).toHaveLength(1);
      await turnTo(false);
      // What was earned is still there.
      expect((await scene.decide(checkpoint, {}, worker)).isPassed).toBe(true);
      await scene.expectProven(checkpoint);
    },
  );

  it.each(['workspace', 'flow', 'checkpoint'] as const)(
    'lets widening by itself wait while it is on for a %s',
    async (scope) => {
      const checkpoint = await scene.aCheckpoint({ widening: 'automatic' });
      const ids = { workspace: null, flow: checkpoint.flow, checkpoint: checkpoint.id };
      const turnTo = (on: boolean) =>
        opened.ports.checkpoints.setKillSwitch(WORKSPACE, { scope, id: ids[scope], on, actor: ANN });
      await turnTo(true);
      await scene.earn(checkpoint);
      expect(await scene.trustOf(checkpoint)).toMatchObject({ rung: 0, widening: { to: 1 } });
      await turnTo(false);
      await scene.decide(checkpoint);
      expect(await scene.trustOf(checkpoint)).toMatchObject({ rung: 1, widening: null });
      const rungs = (await scene.linesOf(checkpoint)).filter(({ type }) => type === 'rung');
      expect(rungs).toMatchObject([{ from: 0, to: 1, cause: 'automatic' }]);
      await scene.expectProven(checkpoint);
    },
  );

  it('takes effect while somebody holds the ledger and the audit chain, and is in the chain afterwards (G11)', async () => {
    const checkpoint = await scene.aCheckpoint({ startRung: 1 });
    const { sql } = opened.test;
    const deeds = () => sql`
      select action, payload from audit where object = ${`checkpoint:${checkpoint.id}`}
        and action like 'reviewEverything.%'`;
    await sql.begin(async (tx) => {
      await tx`select from audit_heads where workspace_id = ${WORKSPACE} for update`;
      await tx`select from ledger_heads where checkpoint_id = ${checkpoint.id} for update`;
      const change = { scope: 'checkpoint' as const, id: checkpoint.id, on: true, actor: ANN };
      expect(await opened.ports.checkpoints.setKillSwitch(WORKSPACE, change)).toMatchObject({ ok: true });
      const run = aRun({ flowId: checkpoint.flowId });
      expect(await scene.decidedLine(worker.store, checkpoint, { run })).toMatchObject({ decision: 'held' });
      expect(await deeds()).toEqual([]);
    });
    await worker.store.sweepOverdue(1);
    expect(await deeds()).toMatchObject([{ action: 'reviewEverything.on', payload: { on: true } }]);
    await worker.store.sweepOverdue(1);
    expect(await deeds()).toHaveLength(1);
  });

  it('never stands in the way of a policy that is applied in the same moment', async () => {
    const { checkpoints } = opened.ports;
    const { id } = await scene.aCheckpoint({ startRung: 1 });
    for (let round = 0; round < 20; round += 1) {
      const { policy, policyVersion } = (await checkpoints.get(WORKSPACE, id))!;
      const tolerance = 0.2 + round / 100;
      const costs = { id, costOfError: round, minutesPerReview: 1, actor: ANN };
      const done = await Promise.all([
        checkpoints.setPolicy(WORKSPACE, { id, policy: { ...policy, tolerance }, policyVersion, actor: ANN }),
        checkpoints.setKillSwitch(WORKSPACE, { scope: 'checkpoint', id, on: round % 2 === 0, actor: ANN }),
        checkpoints.setCosts(WORKSPACE, costs),
      ]);
      expect(done.every(({ ok }) => ok)).toBe(true);
    }
  });
});
