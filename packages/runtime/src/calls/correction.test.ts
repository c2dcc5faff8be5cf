import { ok, type RunId } from '@countersign/model';
import { describe, expect, it } from 'vitest';
import { ADA, WORKSPACE } from '../testing/aRuntime.ts';
import { aProposal } from '../testing/scripted.ts';
import { sketchedRuntime } from '../testing/sketchedRuntime.ts';
import type { FlowSketch } from '../testing/sketchFlow.ts';

const RULE = { when: 'true', decision: 'yes', confidence: 1, summary: '' };

/** Every case is looked at later; a wrong one is mended. */
const SAMPLED: FlowSketch = {
  nodes: [
    { id: 'start', kind: 'trigger', config: { subject: 'Case {{ input.n }}' } },
    { id: 'ask', kind: 'agent', config: { provider: { type: 'rules', rules: [RULE] } } },
    { id: 'watch', kind: 'sampler', config: { rate: 1 } },
    {
      id: 'end',
      kind: 'end',
      config: { outcome: 'told', output: [{ name: 'amount', value: 'proposal.payload.amount' }] },
    },
    {
      id: 'mended',
      kind: 'end',
      config: { outcome: 'mended', output: [{ name: 'amount', value: 'proposal.payload.amount' }] },
    },
  ],
  wires: { 'start.next': 'ask', 'ask.proposed': 'watch', 'watch.next': 'end', 'watch.corrected': 'mended' },
};

async function judged(type: 'correct' | 'incorrect', flow = SAMPLED) {
  const runtime = sketchedRuntime({ sampled: flow });
  runtime.agents.answer = async () => ok(aProposal({ payload: { amount: 40 } }));
  const id = await runtime.call('sampled', { n: 7 });
  await runtime.settle();
  const { id: reviewId, etag } = await runtime.reviewOf(id);
  const verdict = type === 'correct' ? { type } : { type, edited: { amount: 90 } };
  const decided = await runtime.client.decide(WORKSPACE, {
    reviewId,
    etag,
    verdict,
    actor: ADA,
    role: 'owner',
  });
  expect(decided).toMatchObject({ ok: true });
  return { ...runtime, id, reviewId };
}

const correctedIn = async ({ eventsOf }: Awaited<ReturnType<typeof judged>>, id: RunId) =>
  (await eventsOf(id)).filter(({ type }) => type === 'run.corrected');

describe('a sample that is judged incorrect', () => {
  it('begins a run behind the corrected port, with the payload as it should have been', async () => {
    const runtime = await judged('incorrect');
    const { id, reviewId, settle, childrenOf, runOf } = runtime;
    expect(await runOf(id)).toMatchObject({ status: 'ended', outcome: 'told', output: { amount: 40 } });
    await settle();
    const corrections = await childrenOf(id);
    expect(corrections).toMatchObject([
      {
        flow: 'sampled',
        subject: 'Case 7',
        status: 'ended',
        outcome: 'mended',
        output: { amount: 90 },
        parent: { runId: id, node: 'watch', visit: 1, index: 0 },
      },
    ]);
    expect(await correctedIn(runtime, id)).toMatchObject([
      { node: 'watch', visit: 1, data: { reviewId, runId: corrections[0]?.id } },
    ]);
    expect(await runOf(id)).toMatchObject({ status: 'ended', outcome: 'told', output: { amount: 40 } });
  });

  it('begins one run, although the process dies between the start and its note', async () => {
    let isDead = false;
    const first = await judged('incorrect');
    const { store, clock, id } = first;
    const dying = sketchedRuntime(
      {},
      {
        ...{ store, clock, workerId: 'worker-2' },
        faults: {
          beforeCommit: (turns) => {
            if (isDead || turns.some(({ cause }) => cause.type === 'timer')) {
              isDead = true;
              throw new Error('killed');
            }
          },
        },
      },
    );
    await dying.worker.tick();
    expect(dying.errors.map(String)).toEqual(['Error: killed']);
    expect(await first.childrenOf(id)).toHaveLength(1);
    expect(await correctedIn(first, id)).toEqual([]);
    clock.advance(60_000);
    await first.settle();
    expect(await first.childrenOf(id)).toHaveLength(1);
    expect(await correctedIn(first, id)).toHaveLength(1);
  });

  it('begins none when nothing is connected there, nor when it was correct', async () => {
    const { 'watch.corrected': _, ...wires } = SAMPLED.wires;
    const nodes = SAMPLED.nodes.filter(({ id }) => id !== 'mended');
    for (const runtime of [
      await judged('incorrect', { ...SAMPLED, nodes, wires }),
      await judged('correct'),
    ]) {
      await runtime.settle();
      expect(await runtime.childrenOf(runtime.id)).toEqual([]);
      expect(await correctedIn(runtime, runtime.id)).toEqual([]);
    }
  });
});
