import { afterAll, beforeAll, expect, it } from 'vitest';
import { aTrustScene, EARNER } from '../testing/aTrustScene.ts';
import { ANN, aReview, LEASE, OTHER_WORKSPACE, WORKSPACE } from '../testing/aTurn.ts';
import { openTestPorts, type TestPorts } from '../testing/openTestPorts.ts';

let opened: TestPorts;
let scene: ReturnType<typeof aTrustScene>;
beforeAll(async () => {
  opened = await openTestPorts();
  scene = aTrustScene(opened);
});
afterAll(() => opened[Symbol.asyncDispose]());

it('holds the cases of an agent version that comes back after another, in a new epoch that is listed first', async () => {
  const checkpoint = await scene.aCheckpoint();
  await scene.earn(checkpoint);
  const answer = { ...scene.ratification(checkpoint), actor: ANN };
  expect((await opened.ports.checkpoints.answerWidening(WORKSPACE, answer)).ok).toBe(true);
  const other = { ...EARNER, agentVersion: 'v2' };
  const passes = async (flowVersion: number, earner = EARNER) =>
    (await scene.decide(checkpoint, { earner: { ...earner, flowVersion } })).isPassed;
  expect(await passes(1)).toBe(true);
  expect(await passes(2, other)).toBe(false);
  // Runs that are still on the version before go by what was earned there.
  expect(await passes(1)).toBe(true);
  expect(await passes(2, other)).toBe(false);
  expect(await passes(3)).toBe(false);
  expect(await passes(3)).toBe(false);
  expect(await passes(1)).toBe(false);
  expect(await scene.trustOf(checkpoint)).toMatchObject({ epoch: 3, rung: 0, flowVersion: 3 });
  const details = await opened.ports.checkpoints.get(WORKSPACE, checkpoint.id);
  expect(details?.rung).toBe(0);
  expect(details?.trusts.map(({ state }) => [state.agentVersion, state.epoch])).toEqual([
    ['v1', 3],
    ['v2', 2],
  ]);
  await scene.expectProven(checkpoint);
});

it('has no review hold up evidence of an epoch that is past', async () => {
  const checkpoint = await scene.aCheckpoint();
  const { store, reviews, checkpoints } = opened.ports;
  const { id, policy, policyVersion } = checkpoint;
  const run = await scene.begun(store, checkpoint.flowId);
  const entry = await scene.decidedLine(store, checkpoint, { run });
  const openedReviews = [aReview({ runId: run.id, checkpointId: id })];
  await store.commitTurns(
    [scene.aSignal(run, { openedReviews, ledger: [{ checkpointId: id, entry }] })],
    LEASE,
  );
  const own = { checkpoint: id, segment: EARNER.segment, holdsUp: EARNER.agentVersion };
  const holding = async (workspace = WORKSPACE) => (await reviews.list(workspace, own)).items.length;
  expect([await holding(), await holding(OTHER_WORKSPACE)]).toEqual([1, 0]);
  const change = { id, policy: { ...policy, tolerance: 0.05 }, policyVersion, actor: ANN };
  await checkpoints.setPolicy(WORKSPACE, change);
  expect((await scene.trustOf(checkpoint))?.epoch).toBe(2);
  expect(await holding()).toBe(0);
});
