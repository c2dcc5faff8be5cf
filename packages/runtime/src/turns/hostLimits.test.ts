import { expect, it } from 'vitest';
import { aRuntime, WORKSPACE } from '../testing/aRuntime.ts';
import { artefactOf, refundDocument } from '../testing/refundDocument.ts';

const provider = {
  ...{ type: 'language', connection: 'main', model: 'm1' },
  ...{ instructions: 'Decide.', prompt: 'Order {{ input.order }}' },
};

it.each([
  ['models.example', 2],
  ['models.example:8443', 2],
  ['pay.example', 5],
])('agents call the host %s as often at a time as it may be called: %i of five', async (host, most) => {
  const runtime = aRuntime({ artefact: artefactOf(refundDocument({ configs: { triage: { provider } } })) });
  const modelUrls = { main: 'https://models.example:8443/v1' };
  runtime.store.putLimits(WORKSPACE, { hostLimits: { [host]: 2 }, modelUrls });
  runtime.agents.answer = () => new Promise(() => {});
  await Promise.all(Array.from({ length: 5 }, () => runtime.start()));
  void runtime.worker.tick();
  await expect.poll(() => runtime.agents.requests.length).toBe(most);
  expect(await runtime.store.claimEffects({ workerId: 'another', leaseMs: 1 }, 10)).toEqual([]);
});
