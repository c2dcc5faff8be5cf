import { describe, expect, it } from 'vitest';
import { ADA, aRuntime, WORKSPACE } from './testing/aRuntime.ts';
import { artefactOf, refundDocument } from './testing/refundDocument.ts';
import { aProposal } from './testing/scripted.ts';

const approve = { type: 'approve' } as const;

describe('a run', () => {
  it('goes from start over a review and its approval to the end', async () => {
    const { client, start, settle, reviewOf, runOf, eventsOf, agents, actions } = aRuntime();
    const run = await start();
    expect(run).toMatchObject({ status: 'running', subject: 'Order A-17', caseType: 'small', version: 1 });
    await settle();
    const review = await reviewOf(run.id);
    expect(review).toMatchObject({
      kind: 'gate',
      status: 'open',
      amount: 40,
      confidence: 0.9,
      role: 'reviewer',
    });
    expect(review.content).toMatchObject({
      question: 'Refund 40 for A-17?',
      reasons: [{ type: 'reviewEverything' }],
      input: { order: 'A-17', kind: 'small' },
    });
    const { id: reviewId, etag } = review;
    const decided = await client.decide(WORKSPACE, {
      reviewId,
      etag,
      verdict: approve,
      actor: ADA,
      role: 'reviewer',
    });
    expect(decided).toMatchObject({ ok: true, value: { status: 'decided', decidedBy: 'ada' } });
    await settle();
    expect(await runOf(run.id)).toMatchObject({ status: 'ended', outcome: 'paid', output: { amount: 40 } });
    expect(agents.requests).toHaveLength(1);
    expect(actions.deliveries).toMatchObject([
      {
        idempotencyKey: `${run.id}/pay/1`,
        operation: { url: 'https://pay.example/refunds/A-17', body: { amount: 40 } },
      },
    ]);
    const events = await eventsOf(run.id);
    expect(events.map((event) => event.seq)).toEqual(events.map((_, index) => index + 1));
    expect(events.map((event) => event.type)).toEqual([
      'run.started',
      'port.taken',
      'step.entered',
      'agent.proposed',
      'port.taken',
      'step.entered',
      'port.taken',
      'step.entered',
      'gate.held',
      'review.opened',
      'verdict.taken',
      'port.taken',
      'step.entered',
      'action.done',
      'port.taken',
      'step.entered',
      'sampler.skipped',
      'port.taken',
      'step.entered',
      'run.ended',
    ]);
  });

  it('passes the gate by itself on an earned rung, and the ledger says why', async () => {
    const policy = {
      amount: 'proposal.payload.amount',
      ladder: [{ title: 'Small', minConfidence: 0.8, maxAmount: 50, sampleRate: 0 }],
    };
    const artefact = artefactOf(
      refundDocument({ configs: { check: { policy: { ...policy, startRung: 1 }, question: 'Pay?' } } }),
    );
    const { start, settle, runOf, store, eventsOf } = aRuntime({ artefact });
    const run = await start();
    await settle();
    expect(await runOf(run.id)).toMatchObject({ status: 'ended', outcome: 'paid' });
    expect(store.ledgerOf('c1').map((row) => row.entry)).toMatchObject([
      { type: 'policy', version: 1, startRung: 1 },
      { type: 'decided', decision: 'passed', rung: 1, band: 1, segment: 'small', probability: 0, epoch: 1 },
      { type: 'epoch', cause: 'first', rung: 1, epoch: 1 },
    ]);
    expect((await eventsOf(run.id)).map((event) => event.type)).toContain('gate.passed');
    expect(await store.reviews.countOpen(WORKSPACE)).toBe(0);
  });

  it('opens a sample of a passed case without stopping it', async () => {
    const policy = { ladder: [{ title: 'All', minConfidence: 0, sampleRate: 1 }], startRung: 1 };
    const artefact = artefactOf(
      refundDocument({ configs: { check: { policy, question: 'Pay?' }, watch: { rate: 1 } } }),
    );
    const { client, start, settle, runOf, store } = aRuntime({ artefact });
    const run = await start();
    await settle();
    expect(await runOf(run.id)).toMatchObject({ status: 'ended' });
    const samples = await store.openReviewsOf([run.id]);
    // The sampler behind the gate does not ask about the same case again.
    expect(samples).toMatchObject([{ kind: 'sample', node: 'check', checkpointId: 'c1' }]);
    const [first] = samples;
    if (first === undefined) throw new Error('No sample was opened');
    const verdict = { type: 'incorrect', edited: { amount: 10 } } as const;
    const answer = { reviewId: first.id, etag: first.etag, actor: ADA, role: 'reviewer' } as const;
    expect(await client.decide(WORKSPACE, { ...answer, verdict })).toMatchObject({ ok: true });
    expect(store.ledgerOf('c1').map(({ entry }) => entry)).toContainEqual(
      expect.objectContaining({ type: 'verdict', verdict: 'incorrect', loss: 1 }),
    );
    expect(await runOf(run.id)).toMatchObject({ status: 'ended', outcome: 'paid' });
  });

  it('holds a case of an exception route, whatever was earned, as an exception', async () => {
    const policy = { ladder: [{ title: 'All', minConfidence: 0, sampleRate: 0 }], startRung: 1 };
    const artefact = artefactOf(refundDocument({ configs: { check: { policy, question: 'Pay?' } } }));
    const { start, settle, reviewOf, agents } = aRuntime({ artefact });
    agents.answer = async () => ({ ok: true, value: aProposal({ flags: ['frustrated'] }) });
    const run = await start();
    await settle();
    expect(await reviewOf(run.id)).toMatchObject({
      kind: 'exception',
      content: { reasons: [{ type: 'exception', node: 'unusual', port: 'angry', title: 'Angry customer' }] },
    });
  });

  it('shows what each answer leads to', async () => {
    const { start, settle, reviewOf } = aRuntime();
    const run = await start();
    await settle();
    expect((await reviewOf(run.id)).content.options).toEqual([
      { verdict: 'approve', port: 'approved', leadsTo: ['Pay', 'Watch', 'Paid'] },
      { verdict: 'edit', port: 'approved', leadsTo: ['Pay', 'Watch', 'Paid'] },
      { verdict: 'reject', port: 'rejected', leadsTo: ['Refused'] },
      { verdict: 'sendBack', port: 'sentBack', leadsTo: ['Triage', 'Unusual'] },
      { verdict: 'escalate', port: null, leadsTo: [] },
    ]);
  });

  it('expires a gate by its own port and closes the review (G13)', async () => {
    const { client, start, settle, reviewOf, runOf, store, clock } = aRuntime();
    const run = await start();
    await settle();
    const { id: reviewId, etag } = await reviewOf(run.id);
    clock.advance(4 * 3_600_000 - 1);
    await settle();
    expect(await runOf(run.id)).toMatchObject({ status: 'waiting' });
    clock.advance(1);
    await settle();
    expect(await runOf(run.id)).toMatchObject({ status: 'ended', outcome: 'refused' });
    expect(await store.reviews.get(WORKSPACE, reviewId)).toMatchObject({ status: 'expired', verdict: null });
    const late = await client.decide(WORKSPACE, {
      reviewId,
      etag,
      verdict: approve,
      actor: ADA,
      role: 'reviewer',
    });
    expect(late).toMatchObject({ ok: false, problem: { code: 'review_closed' } });
  });

  it('is cancelled with its review, and nothing happens any more', async () => {
    const { client, start, settle, reviewOf, runOf, store, clock } = aRuntime();
    const run = await start();
    await settle();
    const { id } = await reviewOf(run.id);
    expect(await client.cancel(WORKSPACE, run.id, ADA)).toMatchObject({
      ok: true,
      value: { status: 'cancelled' },
    });
    expect(await store.reviews.get(WORKSPACE, id)).toMatchObject({ status: 'cancelled' });
    clock.advance(24 * 3_600_000);
    await settle();
    expect(await runOf(run.id)).toMatchObject({ status: 'cancelled' });
    expect(await client.cancel(WORKSPACE, run.id, ADA)).toMatchObject({ problem: { code: 'run_final' } });
  });
});
