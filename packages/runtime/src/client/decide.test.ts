import type { Review, Role, Verdict } from '@countersign/model';
import { describe, expect, it } from 'vitest';
import { ADA, aRuntime, BOB, WORKSPACE } from '../testing/aRuntime.ts';
import { aProposal } from '../testing/scripted.ts';
import type { DecideReview } from './checkVerdict.ts';

type Runtime = ReturnType<typeof aRuntime>;
type Answer = { review: Review; verdict: Verdict; actor?: typeof ADA; role?: Role; etag?: string };

const decide = (
  { client }: Runtime,
  { review, verdict, actor = ADA, role = 'reviewer', etag = review.etag }: Answer,
) => client.decide(WORKSPACE, { reviewId: review.id, etag, verdict, actor, role });

async function held(amount = 40) {
  const runtime = aRuntime();
  runtime.agents.answer = async () => ({ ok: true, value: aProposal({ payload: { amount } }) });
  const run = await runtime.start();
  await runtime.settle();
  return { runtime, run, review: await runtime.reviewOf(run.id) };
}

const codeOf = async (result: ReturnType<typeof decide>) => {
  const decided = await result;
  return decided.ok ? 'ok' : decided.problem.code;
};

/** Two processes on one store: what the other one does not know of the first. */
async function heldByTwo() {
  const { runtime, run, review } = await held();
  const { store, clock } = runtime;
  const other = aRuntime({ store, clock, workerId: 'worker-2' });
  const give = (where: Runtime, changes: Partial<DecideReview> = {}) =>
    where.client.decide(WORKSPACE, {
      ...{
        reviewId: review.id,
        etag: review.etag,
        verdict: { type: 'approve' },
        actor: ADA,
        role: 'reviewer',
      },
      idempotencyKey: 'k1',
      ...changes,
    });
  return { runtime, other, run, review, give };
}

describe('a verdict that is sent again under its key', () => {
  it('is answered like the first time, in another process too, and taken once (G4)', async () => {
    const { runtime, other, run, give } = await heldByTwo();
    const first = await give(runtime);
    await runtime.settle();
    expect(await runtime.runOf(run.id)).toMatchObject({ status: 'ended' });
    expect(await give(other)).toEqual(first);
    expect(await give(runtime)).toEqual(first);
    const taken = (await runtime.eventsOf(run.id)).filter(({ type }) => type === 'verdict.taken');
    expect(taken).toHaveLength(1);
    expect(runtime.actions.deliveries).toHaveLength(1);
  });

  it('is the same for two processes at once', async () => {
    const { runtime, other, give } = await heldByTwo();
    const [first, second] = await Promise.all([give(runtime), give(other)]);
    expect(first).toMatchObject({ ok: true });
    expect(second).toEqual(first);
  });

  it.each<[string, Partial<DecideReview>]>([
    ['another verdict', { verdict: { type: 'reject', message: 'No', reasonCode: 'not_covered' } }],
    ['another person', { actor: BOB }],
    ['another key', { idempotencyKey: 'k2' }],
    ['no key', { idempotencyKey: null }],
    ['another etag', { etag: 'other' }],
  ])('is one more verdict with %s, and refused with who and when (G4)', async (_, changes) => {
    const { runtime, other, give } = await heldByTwo();
    await give(runtime);
    for (const where of [runtime, other]) {
      expect(await give(where, changes)).toMatchObject({
        ...{ ok: false, problem: { code: 'review_decided', data: { decidedBy: 'ada' } } },
      });
    }
  });
});

describe('a verdict', () => {
  it('runs the edited payload', async () => {
    const { runtime, run, review } = await held();
    await decide(runtime, { review, verdict: { type: 'edit', edited: { amount: 25 } } });
    await runtime.settle();
    expect(runtime.actions.deliveries).toMatchObject([{ operation: { body: { amount: 25 } } }]);
    expect(await runtime.runOf(run.id)).toMatchObject({ output: { amount: 25 } });
    expect(runtime.store.ledgerOf('c1').at(-1)?.entry).toMatchObject({
      verdict: 'edit',
      loss: 1,
      actor: 'ada',
    });
  });

  it('rejects with a reason, and the action never happens', async () => {
    const { runtime, run, review } = await held();
    await decide(runtime, {
      review,
      verdict: { type: 'reject', reasonCode: 'not_covered', message: 'Too late' },
    });
    await runtime.settle();
    expect(await runtime.runOf(run.id)).toMatchObject({ status: 'ended', outcome: 'refused' });
    expect(runtime.actions.deliveries).toEqual([]);
    expect(runtime.store.ledgerOf('c1').at(-1)?.entry).toMatchObject({ verdict: 'reject', loss: 1 });
  });

  it('sends the case back to the agent with the reviewer’s words', async () => {
    const { runtime, run, review } = await held();
    await decide(runtime, { review, verdict: { type: 'sendBack', message: 'Look at the photo' } });
    await runtime.settle();
    expect(runtime.agents.requests.map(({ feedback }) => feedback)).toEqual([null, 'Look at the photo']);
    expect(await runtime.reviewOf(run.id)).toMatchObject({ visit: 2, status: 'open' });
  });

  it('is taken once, and the second one learns who and when (G4)', async () => {
    const { runtime, review } = await held();
    const results = await Promise.all([
      decide(runtime, { review, verdict: { type: 'approve' } }),
      decide(runtime, { review, verdict: { type: 'reject' }, actor: BOB }),
    ]);
    expect(results.map(({ ok }) => ok)).toEqual([true, false]);
    expect(results[1]).toMatchObject({
      problem: {
        code: 'review_decided',
        data: { decidedBy: 'ada', decidedAt: expect.any(String), verdict: { type: 'approve' } },
      },
    });
  });

  it('is refused when it does not fit', async () => {
    const { runtime, review } = await held();
    const refused = (answer: Omit<Answer, 'review'>) => codeOf(decide(runtime, { review, ...answer }));
    expect(await refused({ verdict: { type: 'approve' }, etag: 'old' })).toBe('review_changed');
    expect(await refused({ verdict: { type: 'approve' }, role: 'viewer' })).toBe('role_too_narrow');
    expect(await refused({ verdict: { type: 'correct' } })).toBe('verdict_not_allowed');
    expect(await refused({ verdict: { type: 'approve', edited: { amount: 1 } } })).toBe(
      'verdict_not_allowed',
    );
    expect(await refused({ verdict: { type: 'edit' } })).toBe('edited_payload_missing');
    expect(await refused({ verdict: { type: 'edit', edited: { amount: -1 } } })).toBe('schema_violation');
    expect(await refused({ verdict: { type: 'edit', edited: { amount: 1, note: 'x' } } })).toBe(
      'schema_violation',
    );
    expect(await refused({ verdict: { type: 'reject', reasonCode: 'because' } })).toBe('reason_code_unknown');
    expect(await refused({ verdict: { type: 'sendBack', message: ' ' } })).toBe('message_required');
    expect(await refused({ verdict: { type: 'reject', message: 'a\0b' } })).toBe('text_not_storable');
    expect(await refused({ verdict: { type: 'approve' } })).toBe('ok');
  });

  it('does not reach a review of another workspace', async () => {
    const { runtime, review } = await held();
    const decision = {
      reviewId: review.id,
      etag: review.etag,
      verdict: { type: 'approve' },
      actor: ADA,
      role: 'owner',
    } as const;
    const result = await runtime.client.decide('w2' as typeof WORKSPACE, decision);
    expect(result).toMatchObject({ problem: { code: 'review_not_found' } });
  });

  it('stands for itself among many', async () => {
    const runtime = aRuntime();
    const runs = await Promise.all(Array.from({ length: 20 }, () => runtime.start()));
    await runtime.settle();
    const reviews = await Promise.all(runs.map(({ id }) => runtime.reviewOf(id)));
    const decisions = reviews.map(({ id, etag }, index) => ({
      ...{ reviewId: id, verdict: { type: 'approve' } as const, actor: ADA, role: 'reviewer' as const },
      etag: index === 3 ? 'old' : etag,
    }));
    const results = await runtime.client.decideMany(WORKSPACE, decisions);
    expect(results.flatMap(({ ok }, index) => (ok ? [] : [index]))).toEqual([3]);
    await runtime.settle();
    expect(runtime.actions.deliveries).toHaveLength(19);
  });
});

describe('four eyes', () => {
  it('are two persons, also when one of them acts through keys', async () => {
    const key = (id: string, personId: string) => ({ type: 'key' as const, id, name: id, personId });
    const { runtime, run, review } = await held(900);
    const verdict = { type: 'approve' } as const;
    expect(await decide(runtime, { review, verdict, actor: key('key-1', 'ada') })).toMatchObject({
      ok: true,
    });
    await runtime.settle();
    const second = await runtime.reviewOf(run.id);
    for (const actor of [key('key-1', 'ada'), key('key-2', 'ada'), { ...BOB, id: 'ada' }]) {
      expect(await codeOf(decide(runtime, { review: second, verdict, actor }))).toBe('four_eyes');
    }
    const answer = await decide(runtime, { review: second, verdict, actor: key('key-3', 'bob') });
    expect(answer).toMatchObject({ ok: true });
  });

  it('hold the case until a second person approves', async () => {
    const { runtime, run, review } = await held(900);
    expect(review.content.approvals).toEqual({ given: 0, needed: 2 });
    expect(await decide(runtime, { review, verdict: { type: 'approve' } })).toMatchObject({ ok: true });
    await runtime.settle();
    expect(runtime.actions.deliveries).toEqual([]);
    const second = await runtime.reviewOf(run.id);
    expect(second.content.reasons.at(-1)).toEqual({ type: 'secondApproval', first: 'Ada' });
    expect(await codeOf(decide(runtime, { review: second, verdict: { type: 'approve' } }))).toBe('four_eyes');
    expect(await decide(runtime, { review: second, verdict: { type: 'approve' }, actor: BOB })).toMatchObject(
      { ok: true },
    );
    await runtime.settle();
    expect(runtime.actions.deliveries).toMatchObject([{ operation: { body: { amount: 900 } } }]);
    const verdicts = runtime.store
      .ledgerOf('c1')
      .map(({ entry }) => entry)
      .filter(({ type }) => type === 'verdict');
    expect(verdicts).toMatchObject([
      { actor: 'ada', loss: null },
      { actor: 'bob', loss: 0 },
    ]);
  });

  it('look at what would run: an edit can need them or do without', async () => {
    const up = await held(40);
    await decide(up.runtime, { review: up.review, verdict: { type: 'edit', edited: { amount: 700 } } });
    const second = await up.runtime.reviewOf(up.run.id);
    expect(second.content.proposal.payload).toEqual({ amount: 700 });
    await decide(up.runtime, { review: second, verdict: { type: 'approve' }, actor: BOB });
    await up.runtime.settle();
    expect(up.runtime.actions.deliveries).toMatchObject([{ operation: { body: { amount: 700 } } }]);
    const down = await held(900);
    await decide(down.runtime, { review: down.review, verdict: { type: 'edit', edited: { amount: 100 } } });
    await down.runtime.settle();
    expect(down.runtime.actions.deliveries).toHaveLength(1);
  });
});

describe('an escalation', () => {
  it('asks an owner, who cannot hand it on', async () => {
    const { runtime, run, review } = await held();
    await decide(runtime, { review, verdict: { type: 'escalate', message: 'Above my pay grade' } });
    const followUp = await runtime.reviewOf(run.id);
    expect(followUp).toMatchObject({ role: 'owner', visit: 1, checkpointId: 'c1' });
    expect(followUp.content.reasons.at(-1)).toEqual({
      type: 'escalated',
      by: 'Ada',
      message: 'Above my pay grade',
    });
    expect(followUp.content.options.map(({ verdict }) => verdict)).not.toContain('escalate');
    expect(
      await codeOf(decide(runtime, { review: followUp, verdict: { type: 'approve' }, actor: BOB })),
    ).toBe('role_too_narrow');
    await decide(runtime, { review: followUp, verdict: { type: 'approve' }, actor: BOB, role: 'owner' });
    await runtime.settle();
    expect(await runtime.runOf(run.id)).toMatchObject({ status: 'ended', outcome: 'paid' });
  });
});
