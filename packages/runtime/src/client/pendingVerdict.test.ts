import type { Review, Verdict } from '@countersign/model';
import { describe, expect, it } from 'vitest';
import { ADA, aRuntime, BOB, WORKSPACE } from '../testing/aRuntime.ts';
import { aProposal } from '../testing/scripted.ts';
import type { DecideReview } from './checkVerdict.ts';

const UNDO_MS = 10_000;
type Runtime = ReturnType<typeof aRuntime>;

/** A case that waits for a person, and what that person does about it. */
async function atTheGate(amount = 40) {
  const runtime = aRuntime();
  runtime.agents.answer = async () => ({ ok: true, value: aProposal({ payload: { amount } }) });
  const run = await runtime.start();
  await runtime.settle();
  return { runtime, run, review: await runtime.reviewOf(run.id) };
}

const give = (runtime: Runtime, { id, etag }: Review, changes: Partial<DecideReview> = {}) =>
  runtime.client.decide(WORKSPACE, {
    ...{ reviewId: id, etag, verdict: { type: 'approve' }, actor: ADA, role: 'reviewer', undoMs: UNDO_MS },
    ...changes,
  });

const withdraw = (runtime: Runtime, { id: reviewId }: Review, actor = ADA) =>
  runtime.client.withdraw(WORKSPACE, { reviewId, actor });

const stored = async ({ store }: Runtime, { id }: Review) => (await store.loadReviews(WORKSPACE, [id]))[0];

async function pass(runtime: Runtime, ms: number) {
  runtime.clock.advance(ms);
  await runtime.settle();
}

describe('a verdict that can be withdrawn', () => {
  it('waits for its time, whoever looks, and then takes effect once', async () => {
    const { runtime, run, review } = await atTheGate();
    const given = await give(runtime, review);
    expect(given).toMatchObject({ ok: true, value: { status: 'open', pending: { actor: ADA } } });
    await pass(runtime, UNDO_MS - 1);
    expect(await stored(runtime, review)).toMatchObject({ status: 'open', verdict: null });
    expect(runtime.actions.deliveries).toEqual([]);
    await pass(runtime, 1);
    expect(await stored(runtime, review)).toMatchObject({
      ...{ status: 'decided', decidedBy: 'ada', verdict: { type: 'approve' }, pending: null },
    });
    await pass(runtime, 60_000);
    expect(await runtime.runOf(run.id)).toMatchObject({ status: 'ended', outcome: 'paid' });
    expect(runtime.actions.deliveries).toHaveLength(1);
    const taken = (await runtime.eventsOf(run.id)).filter(({ type }) => type === 'verdict.taken');
    expect(taken).toHaveLength(1);
    expect(runtime.errors).toEqual([]);
  });

  it('takes effect though the process that took it is gone', async () => {
    const { runtime, run, review } = await atTheGate();
    await give(runtime, review);
    const { store, clock } = runtime;
    const other = aRuntime({ store, clock, workerId: 'worker-2' });
    await pass(other, UNDO_MS);
    expect(await other.runOf(run.id)).toMatchObject({ status: 'ended', outcome: 'paid' });
  });

  it('is withdrawn from anywhere, once, and leaves no trace in the run', async () => {
    const { runtime, run, review } = await atTheGate();
    const before = await runtime.eventsOf(run.id);
    await give(runtime, review);
    const { store, clock } = runtime;
    const elsewhere = aRuntime({ store, clock, workerId: 'worker-2' });
    expect(await withdraw(elsewhere, review)).toMatchObject({ ok: true, value: { status: 'open' } });
    expect(await withdraw(runtime, review)).toMatchObject({ problem: { code: 'verdict_not_pending' } });
    await pass(runtime, 2 * UNDO_MS);
    expect(await stored(runtime, review)).toMatchObject({ status: 'open', pending: null, verdict: null });
    expect(await runtime.eventsOf(run.id)).toEqual(before);
    expect(await give(runtime, review, { verdict: { type: 'reject' } })).toMatchObject({ ok: true });
    await pass(runtime, UNDO_MS);
    expect(await runtime.runOf(run.id)).toMatchObject({ outcome: 'refused' });
  });

  it('runs its full time when it is given again', async () => {
    const { runtime, review } = await atTheGate();
    await give(runtime, review);
    await pass(runtime, UNDO_MS - 1);
    await withdraw(runtime, review);
    await give(runtime, review);
    await pass(runtime, UNDO_MS - 1);
    expect(await stored(runtime, review)).toMatchObject({ status: 'open' });
    await pass(runtime, 1);
    expect(await stored(runtime, review)).toMatchObject({ status: 'decided' });
  });

  it('either takes effect or is withdrawn, never both (G4)', async () => {
    const { runtime, run, review } = await atTheGate();
    await give(runtime, review);
    const { store, clock } = runtime;
    const elsewhere = aRuntime({ store, clock, workerId: 'worker-2' });
    clock.advance(UNDO_MS);
    const [withdrawn] = await Promise.all([withdraw(elsewhere, review), runtime.settle()]);
    await runtime.settle();
    const isTaken = (await runtime.eventsOf(run.id)).some(({ type }) => type === 'verdict.taken');
    expect(isTaken).toBe(!withdrawn.ok);
    expect(runtime.actions.deliveries).toHaveLength(isTaken ? 1 : 0);
  });

  it('belongs to whoever gave it', async () => {
    const { runtime, review } = await atTheGate();
    await give(runtime, review);
    expect(await withdraw(runtime, review, BOB)).toMatchObject({ problem: { code: 'verdict_of_another' } });
    const key = { type: 'key' as const, id: 'key-1', name: 'Key', personId: 'ada' };
    expect(await withdraw(runtime, review, key)).toMatchObject({ ok: true });
  });

  it.each<[string, Partial<DecideReview>]>([
    ['at once', { undoMs: 0 }],
    ['with time to undo', {}],
  ])('keeps others from answering %s, who learn who and when (G4)', async (_, how) => {
    const { runtime, review } = await atTheGate();
    await give(runtime, review);
    const { store, clock } = runtime;
    for (const where of [runtime, aRuntime({ store, clock, workerId: 'worker-2' })]) {
      expect(await give(where, review, { actor: BOB, ...how })).toMatchObject({
        problem: {
          code: 'review_decided',
          data: {
            ...{ decidedBy: 'ada', decidedAt: expect.any(String), takesEffectAt: expect.any(String) },
          },
        },
      });
    }
  });

  it('is the same when it is sent again under its key', async () => {
    const { runtime, review } = await atTheGate();
    const first = await give(runtime, review, { idempotencyKey: 'k1' });
    expect(await give(runtime, review, { idempotencyKey: 'k1' })).toMatchObject(first);
    await pass(runtime, UNDO_MS);
    expect(await give(runtime, review, { idempotencyKey: 'k1' })).toMatchObject({
      ...{ ok: true, value: { status: 'decided' } },
    });
  });

  it.each<[string, Partial<DecideReview>]>([
    ['review_changed', { etag: 'old' }],
    ['role_too_narrow', { role: 'viewer' }],
    ['verdict_not_allowed', { verdict: { type: 'correct' } }],
    ['schema_violation', { verdict: { type: 'edit', edited: { amount: -1 } } }],
  ])('is judged when it is given: %s', async (code, changes) => {
    const { runtime, review } = await atTheGate();
    expect(await give(runtime, review, changes)).toMatchObject({ problem: { code } });
    expect((await stored(runtime, review))?.pending).toBeNull();
  });

  it('asks a second person only when it takes effect, and that is another one', async () => {
    const { runtime, run, review } = await atTheGate(900);
    await give(runtime, review);
    expect(await give(runtime, review, { actor: BOB })).toMatchObject({ ok: false });
    await pass(runtime, UNDO_MS);
    const second = await runtime.reviewOf(run.id);
    expect(second).toMatchObject({ pending: null, excluded: ['ada'] });
    expect(await give(runtime, second)).toMatchObject({ problem: { code: 'four_eyes' } });
    await give(runtime, second, { actor: BOB });
    await pass(runtime, UNDO_MS);
    expect(await runtime.runOf(run.id)).toMatchObject({ outcome: 'paid' });
  });

  it('decides nothing once the review is closed, and stays for whoever gave it (G13)', async () => {
    const { runtime, run, review } = await atTheGate();
    const verdict: Verdict = { type: 'approve' };
    await give(runtime, review, { verdict });
    await runtime.client.cancel(WORKSPACE, run.id, BOB);
    await pass(runtime, UNDO_MS);
    expect(await stored(runtime, review)).toMatchObject({
      ...{ status: 'cancelled', decidedBy: null, verdict: null, pending: { verdict } },
    });
    expect(await runtime.store.reviews.pendingOf(WORKSPACE, 'ada')).toMatchObject([{ id: review.id }]);
    expect(runtime.actions.deliveries).toEqual([]);
    expect(await withdraw(runtime, review)).toMatchObject({ ok: true });
    expect(await runtime.store.reviews.pendingOf(WORKSPACE, 'ada')).toEqual([]);
  });
});
