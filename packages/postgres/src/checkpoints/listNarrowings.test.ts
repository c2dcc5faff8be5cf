import type { CheckpointDetails } from '@countersign/runtime';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { aTrustScene, type Case, EARNER } from '../testing/aTrustScene.ts';
import { ANN, LEASE, WORKSPACE } from '../testing/aTurn.ts';
import { openTestPorts, type TestPorts } from '../testing/openTestPorts.ts';

const DAMAGED = { segment: 'damaged', agentVersion: 'v1' };

let opened: TestPorts;
let scene: ReturnType<typeof aTrustScene>;

beforeAll(async () => {
  opened = await openTestPorts();
  scene = aTrustScene(opened);
});

afterAll(() => opened[Symbol.asyncDispose]());

/** Begins on its first rung, and narrows at the second error. */
const touchy = (policy: object = {}) =>
  scene.aCheckpoint({ startRung: 1, breakers: { errors: { count: 2, window: 9 } }, ...policy });

const unseen = ({ id }: CheckpointDetails) => opened.ports.checkpoints.narrowings(WORKSPACE, { id });

/** Nobody judges the case in time. */
async function forget({ id: checkpointId }: CheckpointDetails, { run }: Case, whose = EARNER) {
  const entry = { type: 'overdue' as const, runId: run.id, node: 'gate', visit: 1, ...whose, reviewId: null };
  const turn = { expectedRevision: 2, ledger: [{ checkpointId, entry, isEvidence: true }] };
  const [outcome] = await opened.ports.store.commitTurns([scene.aSignal(run, turn)], LEASE);
  expect(outcome).toMatchObject({ type: 'committed' });
}

it('tells of each case type that narrowed by itself, until an owner has seen it', async () => {
  const checkpoint = await touchy();
  for (const earner of [EARNER, DAMAGED]) {
    for (let errors = 0; errors < 2; errors += 1) {
      const passed = await scene.decide(checkpoint, { earner });
      await scene.judge(checkpoint, passed, 1, { segment: earner.segment });
    }
  }
  const told = await unseen(checkpoint);
  expect(told).toMatchObject([
    { segment: 'damaged', from: 1, to: 0, cause: 'errors', unanswered: 0, checkpointId: checkpoint.id },
    { segment: 'default', from: 1, to: 0, cause: 'errors', unanswered: 0 },
  ]);
  const { id } = checkpoint;
  const narrowing = told[1]!.seq;
  await opened.ports.checkpoints.acknowledge(WORKSPACE, { id, narrowing, actor: ANN });
  expect(await unseen(checkpoint)).toEqual([told[0]]);
  const all = await opened.ports.checkpoints.narrowings(WORKSPACE);
  expect(all.filter(({ checkpointId }) => checkpointId === id)).toEqual([told[0]]);
});

it('counts what nobody judged in time in the stretch that ended, where that gave the last push', async () => {
  const byTime = await touchy();
  const cases = [await scene.decide(byTime), await scene.decide(byTime)];
  for (const one of cases) await forget(byTime, one);
  expect(await unseen(byTime)).toMatchObject([{ unanswered: 2 }]);
  const byPerson = await touchy();
  const forgotten = await scene.decide(byPerson);
  const wrong = await scene.decide(byPerson);
  await forget(byPerson, forgotten);
  await scene.judge(byPerson, wrong, 1);
  expect(await unseen(byPerson)).toMatchObject([{ unanswered: 0 }]);
});

it('is silent of what an owner narrowed, or has let widen again; what widens by itself hides nothing', async () => {
  const byOwner = await touchy();
  await scene.decide(byOwner);
  await opened.ports.checkpoints.narrow(WORKSPACE, { id: byOwner.id, rung: 0, actor: ANN });
  expect(await unseen(byOwner)).toEqual([]);
  const told: number[] = [];
  for (const widening of ['proposed', 'automatic']) {
    const checkpoint = await touchy({ widening, startRung: 1 });
    for (let errors = 0; errors < 2; errors += 1) {
      await scene.judge(checkpoint, await scene.decide(checkpoint), 1);
    }
    expect(await unseen(checkpoint)).toHaveLength(1);
    await scene.earn(checkpoint);
    if (widening === 'proposed') {
      await opened.ports.checkpoints.answerWidening(WORKSPACE, {
        ...{ ...scene.ratification(checkpoint), actor: ANN },
      });
    }
    expect(await scene.trustOf(checkpoint)).toMatchObject({ rung: 1 });
    told.push((await unseen(checkpoint)).length);
  }
  expect(told).toEqual([0, 1]);
});
