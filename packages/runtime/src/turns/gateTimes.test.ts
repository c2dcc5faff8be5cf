import type { Review, RunId } from '@countersign/model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ADA, aRuntime, BOB, WORKSPACE } from '../testing/aRuntime.ts';
import { artefactOf, refundDocument } from '../testing/refundDocument.ts';

type Runtime = ReturnType<typeof aRuntime>;

const HOUR = 3_600_000;

async function held(gate: object) {
  const question = 'Pay?';
  const runtime = aRuntime({
    artefact: artefactOf(refundDocument({ configs: { check: { question, ...gate } } })),
  });
  const run = await runtime.start();
  await runtime.settle();
  return { ...runtime, run, review: await runtime.reviewOf(run.id) };
}

const eventsNamed = async ({ eventsOf }: Runtime, id: RunId, type: string) =>
  (await eventsOf(id)).filter((event) => event.type === type);

const decide = (
  { client }: Runtime,
  review: Review,
  { actor = ADA, role = 'reviewer' }: { actor?: typeof ADA; role?: 'reviewer' | 'owner' } = {},
) =>
  client.decide(WORKSPACE, {
    ...{ reviewId: review.id, etag: review.etag, verdict: { type: 'approve' }, actor, role },
  });

describe('a reminder', () => {
  it('brings an unanswered review to mind each time, until it is answered', async () => {
    const runtime = await held({ remindAfter: '1h', expiresAfter: '30d' });
    const { run, clock, settle, reviewOf } = runtime;
    for (let hour = 1; hour <= 3; hour += 1) {
      clock.advance(HOUR);
      await settle();
      expect(await reviewOf(run.id)).toMatchObject({ status: 'open', reminders: hour });
      const nextReminderAt = new Date(clock.now().getTime() + HOUR).toISOString();
      expect(await runtime.store.reviews.get(WORKSPACE, runtime.review.id)).toMatchObject({ nextReminderAt });
    }
    const reminded = await eventsNamed(runtime, run.id, 'gate.reminded');
    expect(reminded.map(({ data }) => data)).toMatchObject([
      ...[{ reminders: 1 }, { reminders: 2 }, { reminders: 3, reviewId: runtime.review.id }],
    ]);
    await decide(runtime, await reviewOf(run.id));
    await settle();
    clock.advance(10 * HOUR);
    await settle();
    expect(await eventsNamed(runtime, run.id, 'gate.reminded')).toHaveLength(3);
    expect(await runtime.store.claimTimers({ limit: 10, holdMs: 0 })).toEqual([]);
  });

  it('comes twenty times and no more', async () => {
    const runtime = await held({ remindAfter: '1h', expiresAfter: '30d' });
    for (let hour = 1; hour <= 25; hour += 1) {
      runtime.clock.advance(HOUR);
      await runtime.settle();
    }
    expect(await runtime.reviewOf(runtime.run.id)).toMatchObject({ status: 'open', reminders: 20 });
    expect(await eventsNamed(runtime, runtime.run.id, 'gate.reminded')).toHaveLength(20);
  });
});

describe('an escalation by time', () => {
  it('hands an unanswered review to the owners and decides nothing (G13)', async () => {
    const runtime = await held({ escalateAfter: '2h', expiresAfter: '30d' });
    const { run, clock, settle, reviewOf, review, store, actions } = runtime;
    clock.advance(2 * HOUR);
    await settle();
    const escalated = await reviewOf(run.id);
    expect(escalated).toMatchObject({ role: 'owner', status: 'open' });
    expect(escalated.content.reasons.at(-1)).toMatchObject({ type: 'escalated' });
    expect(escalated.content.options.map(({ verdict }) => verdict)).not.toContain('escalate');
    expect(await store.reviews.get(WORKSPACE, review.id)).toMatchObject({
      status: 'cancelled',
      verdict: null,
    });
    expect(await eventsNamed(runtime, run.id, 'gate.escalated')).toHaveLength(1);
    clock.advance(100 * HOUR);
    await settle();
    expect(await eventsNamed(runtime, run.id, 'gate.escalated')).toHaveLength(1);
    expect(await runtime.runOf(run.id)).toMatchObject({ status: 'waiting' });
    expect(actions.deliveries).toEqual([]);
    expect(await decide(runtime, review)).toMatchObject({ problem: { code: 'review_closed' } });
    expect(await decide(runtime, escalated)).toMatchObject({ problem: { code: 'role_too_narrow' } });
    expect(await decide(runtime, escalated, { role: 'owner' })).toMatchObject({ ok: true });
  });

  it('leaves alone what a reviewer has escalated before', async () => {
    const runtime = await held({ escalateAfter: '2h', expiresAfter: '30d' });
    const { run, client, clock, settle, reviewOf, review } = runtime;
    const verdict = { type: 'escalate' } as const;
    await client.decide(WORKSPACE, {
      ...{ reviewId: review.id, etag: review.etag, verdict, actor: ADA, role: 'reviewer' },
    });
    const byHand = await reviewOf(run.id);
    clock.advance(3 * HOUR);
    await settle();
    expect(await reviewOf(run.id)).toEqual(byHand);
  });
});

describe('approvals', () => {
  const CAT = { type: 'user', id: 'cat', name: 'Cat' } as const;

  it('of as many different people as the gate asks for let the case go on', async () => {
    const runtime = await held({ approvals: 3 });
    const { run, reviewOf, settle, actions } = runtime;
    for (const [index, actor] of [ADA, BOB].entries()) {
      expect(await decide(runtime, await reviewOf(run.id), { actor })).toMatchObject({ ok: true });
      await settle();
      const next = await reviewOf(run.id);
      expect(next.content.reasons.filter(({ type }) => type === 'secondApproval')).toHaveLength(index + 1);
      expect(next.content.approvals).toEqual({ given: index + 1, needed: 3 });
      expect(await decide(runtime, next, { actor: ADA })).toMatchObject({ problem: { code: 'four_eyes' } });
    }
    expect(actions.deliveries).toEqual([]);
    await decide(runtime, await reviewOf(run.id), { actor: CAT });
    await settle();
    expect(await runtime.runOf(run.id)).toMatchObject({ status: 'ended', outcome: 'paid' });
  });

  it('never come from whoever started the run where the gate says so, after a change neither', async () => {
    const runtime = await held({ approvals: 2, notByStarter: true });
    const { run, client, reviewOf, settle, actions } = runtime;
    const refused = { problem: { code: 'four_eyes' } };
    expect(await decide(runtime, await reviewOf(run.id), { actor: ADA })).toMatchObject(refused);
    const { id: reviewId, etag } = await reviewOf(run.id);
    const verdict = { type: 'edit', edited: { amount: 99 } } as const;
    await client.decide(WORKSPACE, { reviewId, etag, verdict, actor: BOB, role: 'reviewer' });
    for (const actor of [ADA, BOB]) {
      expect(await decide(runtime, await reviewOf(run.id), { actor })).toMatchObject(refused);
    }
    await settle();
    expect(actions.deliveries).toEqual([]);
    expect(await decide(runtime, await reviewOf(run.id), { actor: CAT })).toMatchObject({ ok: true });
  });

  it('count anew when somebody changes what was approved', async () => {
    const runtime = await held({ approvals: 2 });
    const { run, client, reviewOf, settle, actions } = runtime;
    await decide(runtime, await reviewOf(run.id), { actor: ADA });
    const { id: reviewId, etag } = await reviewOf(run.id);
    const verdict = { type: 'edit', edited: { amount: 99 } } as const;
    await client.decide(WORKSPACE, { reviewId, etag, verdict, actor: BOB, role: 'reviewer' });
    const edited = await reviewOf(run.id);
    expect(edited.content.proposal.payload).toEqual({ amount: 99 });
    expect(await decide(runtime, edited, { actor: BOB })).toMatchObject({ problem: { code: 'four_eyes' } });
    expect(await decide(runtime, edited, { actor: ADA })).toMatchObject({ ok: true });
    await settle();
    expect(actions.deliveries).toMatchObject([{ operation: { body: { amount: 99 } } }]);
  });

  it('of two are needed where four eyes are, also when the gate asks for one', async () => {
    const runtime = await held({ fourEyesWhen: 'true' });
    await decide(runtime, await runtime.reviewOf(runtime.run.id), { actor: ADA });
    expect(await runtime.runOf(runtime.run.id)).toMatchObject({ status: 'waiting' });
  });
});

describe('a verdict and the end of its time', () => {
  it('at the same moment: one of them wins, and the other one is void', async () => {
    const outcomes: string[] = [];
    const moment = fc.record({
      verdictFirst: fc.boolean(),
      early: fc.constantFrom(-2, -1, 0, 1),
      apart: fc.nat({ max: 8 }),
    });
    await fc.assert(
      fc.asyncProperty(moment, async ({ verdictFirst, early, apart }) => {
        const runtime = await held({ expiresAfter: '1h' });
        const { store, clock, run, review } = runtime;
        const other = aRuntime({ store, clock, workerId: 'worker-2' });
        clock.advance(HOUR + early);
        const answer = () => decide(runtime, review);
        const expire = () => other.worker.tick();
        const [first, second] = verdictFirst ? [answer, expire] : [expire, answer];
        const begun: Promise<unknown> = first();
        for (let turn = 0; turn < apart; turn += 1) await new Promise((resolve) => setImmediate(resolve));
        await Promise.all([begun, second()]);
        await runtime.settle();
        const types = (await runtime.eventsOf(run.id)).map(({ type }) => type);
        const [taken, expired] = ['verdict.taken', 'gate.expired'].map(
          (wanted) => types.filter((type) => type === wanted).length,
        );
        expect([taken, expired].sort()).toEqual([0, 1]);
        if (early < 0) expect(taken).toBe(1);
        const closed = await store.reviews.get(WORKSPACE, review.id);
        expect(closed?.status).toBe(taken === 1 ? 'decided' : 'expired');
        const ended = await runtime.runOf(run.id);
        expect(ended?.outcome).toBe(taken === 1 ? 'paid' : 'refused');
        expect(await store.nextDueInMs()).toBeNull();
        outcomes.push(taken === 1 ? 'verdict' : 'expiry');
      }),
      { numRuns: 60, seed: 1 },
    );
    expect(new Set(outcomes).size).toBe(2);
  });
});
