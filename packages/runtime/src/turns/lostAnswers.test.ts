import type { Review } from '@countersign/model';
import { describe, expect, it } from 'vitest';
import { MemoryStore } from '../memory/MemoryStore.ts';
import type { Lease, Turn } from '../ports/store.ts';
import { ADA, aRuntime, WORKSPACE } from '../testing/aRuntime.ts';
import { ManualClock } from '../testing/ManualClock.ts';
import { artefactOf, refundDocument } from '../testing/refundDocument.ts';

/** A store that commits, and then loses the connection on which the answer comes, as often as a test likes. */
class ForgetfulStore extends MemoryStore {
  lost = 0;
  /** Which answers get lost, of how many commits. */
  readonly loses = { next: 0, kind: 'start' as Turn['cause']['type'] };

  override isAway(error: unknown): boolean {
    return error instanceof Error && error.message === 'gone';
  }

  override async commitTurns(turns: readonly Turn[], lease: Lease | null) {
    const outcomes = await super.commitTurns(turns, lease);
    if (this.loses.next === 0 || !turns.some(({ cause }) => cause.type === this.loses.kind)) return outcomes;
    this.loses.next -= 1;
    this.lost += 1;
    throw new Error('gone');
  }
}

function aForgetfulRuntime(configs: { readonly [node: string]: object } = {}) {
  const clock = new ManualClock();
  const store = new ForgetfulStore(clock);
  const runtime = aRuntime({ store, clock, artefact: artefactOf(refundDocument({ configs })) });
  const decide = async ({ id: reviewId, etag }: Review) =>
    runtime.client.decide(WORKSPACE, {
      ...{ reviewId, etag, actor: ADA, role: 'reviewer', verdict: { type: 'approve' } },
    });
  /** From now on the answers to so many commits of this kind are lost. */
  const lose = (next: number, kind: Turn['cause']['type']) => Object.assign(store.loses, { next, kind });
  return { ...runtime, store, clock, decide, lose };
}

async function severalHeld(count: number) {
  const runtime = aForgetfulRuntime();
  const runs = await Promise.all(Array.from({ length: count }, () => runtime.start()));
  await runtime.settle();
  const reviews = await Promise.all(runs.map(({ id }) => runtime.reviewOf(id)));
  return { ...runtime, held: runs, reviews };
}

describe('when the answer to a commit is lost', () => {
  it.each([1, 3])('%i people at once are told that their verdicts were taken (G4)', async (count) => {
    const { reviews, lose, store, decide, settle, actions } = await severalHeld(count);
    lose(1, 'verdict');
    const answers = await Promise.all(reviews.map(decide));
    expect(answers).toMatchObject(reviews.map(() => ({ ok: true, value: { status: 'decided' } })));
    expect(store.lost).toBe(1);
    await settle();
    expect(actions.deliveries).toHaveLength(count);
    expect(await decide(reviews[0]!)).toMatchObject({ ok: false, problem: { code: 'review_decided' } });
  });

  it('takes a verdict that its sender repeats after he was told that the store is away, once (G4)', async () => {
    const { reviews, lose, decide, store } = await severalHeld(1);
    lose(2, 'verdict');
    await expect(decide(reviews[0]!)).rejects.toThrow('gone');
    const again = await Promise.all([decide(reviews[0]!), decide(reviews[0]!)]);
    expect(store.lost).toBe(2);
    expect(again).toMatchObject([{ ok: true }, { ok: false, problem: { code: 'review_decided' } }]);
  });

  it('performs an action of mode once that was leased with it, and asks nobody what became of it (G3)', async () => {
    const { clock, ...runtime } = aForgetfulRuntime({ pay: { mode: 'once' } });
    const run = await runtime.start();
    await runtime.settle();
    const review = await runtime.reviewOf(run.id);
    await runtime.worker.start();
    runtime.lose(2, 'verdict');
    await expect(runtime.decide(review)).rejects.toThrow('gone');
    let paid = () => {};
    const done = new Promise<void>((resolve) => {
      paid = resolve;
    });
    runtime.actions.answer = () => done.then(() => ({ ok: true, value: {} }));
    const deliveries = () => {
      clock.advance(1_000);
      return runtime.actions.deliveries.length;
    };
    await expect.poll(deliveries).toBe(1);
    // Its sender comes again when the action is under way already.
    expect(await runtime.decide(review)).toMatchObject({ ok: true });
    expect(runtime.actions.deliveries).toHaveLength(1);
    paid();
    await expect.poll(async () => (await runtime.runOf(run.id))?.status).toBe('ended');
    await runtime.worker.stop();
  });

  it.each([
    ['a signal without a key', 'signal'],
    ['the cancelling of a run', 'cancel'],
  ] as const)('takes %s once and says so', async (_, kind) => {
    const { client, lose, store, start, eventsOf } = aForgetfulRuntime();
    const run = await start();
    lose(1, kind);
    const answer =
      kind === 'signal'
        ? await client.signal(WORKSPACE, { id: run.id, name: 'ping', payload: 1, actor: ADA })
        : await client.cancel(WORKSPACE, run.id, ADA);
    expect([answer.ok, store.lost]).toEqual([true, 1]);
    const type = kind === 'signal' ? 'signal.received' : 'run.cancelled';
    expect((await eventsOf(run.id)).filter((event) => event.type === type)).toHaveLength(1);
  });

  it('starts a run once and performs its first step at once', async () => {
    const { start, lose, store, settle, agents, reviewOf } = aForgetfulRuntime();
    lose(1, 'start');
    const run = await start({}, 'k1');
    await settle();
    expect([store.lost, agents.requests.length]).toEqual([1, 1]);
    expect(await reviewOf(run.id)).toMatchObject({ status: 'open' });
  });
});
