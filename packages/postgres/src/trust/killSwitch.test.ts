import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPorts, type Ports } from '../createPorts.ts';
import { type Database, openDatabase } from '../openDatabase.ts';
import { aTrustScene } from '../testing/aTrustScene.ts';
import { ANN, LEASE, WORKSPACE } from '../testing/aTurn.ts';
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
});
