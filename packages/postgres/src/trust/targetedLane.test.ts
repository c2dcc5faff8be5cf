import { afterAll, beforeAll, expect, it } from 'vitest';
import { aTrustScene, EARNER } from '../testing/aTrustScene.ts';
import { WORKSPACE } from '../testing/aTurn.ts';
import { openTestPorts, type TestPorts } from '../testing/openTestPorts.ts';

let opened: TestPorts;
let scene: ReturnType<typeof aTrustScene>;

beforeAll(async () => {
  opened = await openTestPorts();
  scene = aTrustScene(opened);
});

afterAll(() => opened[Symbol.asyncDispose]());

it('keeps what a targeted lane calibrates by, which the ledger proves', async () => {
  const checkpoint = await scene.aCheckpoint({ sampling: { targeted: { budget: 0.2 } } });
  const { store } = opened.ports;
  const first = await scene.decide(checkpoint);
  const second = await scene.decide(checkpoint);
  const load = () => store.loadCheckpoint(WORKSPACE, { flowId: checkpoint.flowId, key: 'gate', ...EARNER });
  expect(await load()).toMatchObject({ labels: {} });
  // The second waits for the first one, but what was said of it is known.
  await scene.judge(checkpoint, second, 1);
  await scene.judge(checkpoint, first, 0);
  expect(await load()).toMatchObject({ labels: { 47: { n: 2, weight: 2, confidence: 1.9, correct: 1 } } });
  await scene.expectProven(checkpoint);
});
