import type { Proposal, Review, RunId, Verdict } from '@countersign/model';
import { describe, expect, it } from 'vitest';
import { ADA, BOB, WORKSPACE } from '../testing/aRuntime.ts';
import { aProposal } from '../testing/scripted.ts';
import { sketchedRuntime } from '../testing/sketchedRuntime.ts';
import type { FlowSketch } from '../testing/sketchFlow.ts';

const LEARNING = { type: 'learning', model: 'intents', text: '{{ input.subject }}: {{ input.text }}' };
const LANGUAGE = {
  ...{ type: 'language', connection: 'c', model: 'm', instructions: 'Reply.' },
  prompt: 'Case {{ input.text }}',
};
const INPUT = { subject: 'Card', text: 'Where is it?' };

const flowWith = (provider: object, gate: object = {}): FlowSketch => ({
  nodes: [
    { id: 'start', kind: 'trigger' },
    { id: 'triage', kind: 'agent', config: { provider } },
    { id: 'check', kind: 'gate', config: { question: 'Right?', policy: { ladder: [] }, ...gate } },
    { id: 'done', kind: 'end', config: { outcome: 'done' } },
    { id: 'refused', kind: 'end', config: { outcome: 'refused' } },
  ],
  wires: {
    ...{ 'start.next': 'triage', 'triage.proposed': 'check', 'triage.failed': 'check' },
    ...{ 'check.approved': 'done', 'check.rejected': 'refused', 'check.sentBack': 'triage' },
  },
});

type Sketch = { readonly proposal?: object; readonly gate?: object; readonly fails?: boolean };

async function held(provider: object, { proposal = {}, gate = {}, fails = false }: Sketch = {}) {
  const runtime = sketchedRuntime({ triage: flowWith(provider, gate) });
  const said: Proposal = {
    ...aProposal({ decision: 'lost_card', payload: { label: 'lost_card' } }),
    ...proposal,
  };
  const problem = { code: 'model_untrained', message: 'No model', retryable: false } as const;
  runtime.agents.answer = async () => (fails ? { ok: false, problem } : { ok: true, value: said });
  const id: RunId = await runtime.call('triage', INPUT);
  await runtime.settle();
  const lessons = () => runtime.store.lessonsOf(WORKSPACE);
  const decide = async (verdict: Verdict, actor = ADA): Promise<Review> => {
    const [review] = await runtime.store.openReviewsOf([id]);
    if (review === undefined) throw new Error('Nothing is open');
    const { id: reviewId, etag } = review;
    const decided = await runtime.client.decide(WORKSPACE, { reviewId, etag, verdict, actor, role: 'owner' });
    if (!decided.ok) throw new Error(decided.problem.message);
    await runtime.settle();
    return review;
  };
  return { runtime, id, lessons, decide };
}

describe('a verdict on a learning agent', () => {
  it('teaches the corrected label, with the text that the agent was asked', async () => {
    const { id, lessons, decide } = await held(LEARNING);
    const review = await decide({ type: 'edit', edited: { label: 'card_arrival' }, message: 'On its way' });
    expect(lessons()).toMatchObject([
      {
        ...{ reviewId: review.id, runId: id, node: 'triage', model: 'intents', text: 'Card: Where is it?' },
        ...{ proposed: 'lost_card', verdict: 'edit', label: 'card_arrival', reviewer: 'ada' },
        ...{ answer: { label: 'card_arrival' }, message: 'On its way' },
      },
    ]);
  });

  it('confirms the label when it is approved', async () => {
    const { lessons, decide } = await held(LEARNING);
    await decide({ type: 'approve' });
    expect(lessons()).toMatchObject([{ verdict: 'approve', label: 'lost_card' }]);
  });

  it('takes the decision for the label where the payload has no room for one', async () => {
    const { lessons, decide } = await held(LEARNING, { proposal: { payload: { team: 'desk' } } });
    await decide({ type: 'approve' });
    expect(lessons()).toMatchObject([{ label: 'lost_card', answer: { team: 'desk' } }]);
  });

  it('learns from a refusal which label is right only if it says so, and runs nothing of it', async () => {
    const named = await held(LEARNING);
    await named.decide({ type: 'reject', edited: { label: 'card_arrival' } });
    expect(named.lessons()).toMatchObject([{ verdict: 'reject', label: 'card_arrival' }]);
    expect((await named.runtime.runOf(named.id))?.outcome).toBe('refused');
    const snapshot = (await named.runtime.store.loadRuns([named.id]))[0]?.snapshot;
    expect(JSON.stringify(snapshot)).not.toContain('card_arrival');
    const silent = await held(LEARNING);
    await silent.decide({ type: 'reject' });
    expect(silent.lessons()).toMatchObject([{ verdict: 'reject', label: null, answer: null }]);
  });

  it('learns nothing from what judges nothing: sent back, escalated, first of two approvals', async () => {
    const { lessons, decide } = await held(LEARNING, { gate: { approvals: 2 } });
    await decide({ type: 'sendBack', message: 'Again' });
    await decide({ type: 'escalate' });
    await decide({ type: 'edit', edited: { label: 'card_arrival' } });
    expect(lessons()).toEqual([]);
    await decide({ type: 'approve' }, BOB);
    expect(lessons()).toMatchObject([{ label: 'card_arrival', reviewer: 'bob' }]);
  });

  it('does not take an agreed missing proposal for a label', async () => {
    const { lessons, decide } = await held(LEARNING, { fails: true });
    const review = await decide({ type: 'approve' });
    expect(review.content.proposal.agentVersion).toBe('none');
    expect(lessons()).toEqual([]);
  });
});

describe('a verdict on another agent', () => {
  it('teaches a language model the right payload', async () => {
    const { lessons, decide } = await held(LANGUAGE, { proposal: { payload: { amount: 40 } } });
    await decide({ type: 'edit', edited: { amount: 25 } });
    expect(lessons()).toMatchObject([
      { model: null, label: null, text: 'Case Where is it?', answer: { amount: 25 } },
    ]);
  });

  it('teaches rules nothing', async () => {
    const rule = { when: 'true', decision: 'a', confidence: 1, summary: 's' };
    const { lessons, decide } = await held({ type: 'rules', rules: [rule] });
    await decide({ type: 'approve' });
    expect(lessons()).toEqual([]);
  });
});
