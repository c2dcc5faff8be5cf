import { ok } from '@countersign/model';
import { describe, expect, it } from 'vitest';
import { aRuntime } from '../testing/aRuntime.ts';

/** A process that dies at its n-th fault point: from then on nothing that it does is heard of again. */
class Mortal {
  died = false;
  #left: number;

  constructor(pointsToLive: number) {
    this.#left = pointsToLive;
  }

  readonly point = (): Promise<void> | undefined => {
    this.#left -= 1;
    if (this.#left > 0) return undefined;
    this.died = true;
    return new Promise(() => {});
  };
}

type World = Pick<ReturnType<typeof aRuntime>, 'store' | 'clock'>;

/** Starts, approves and works until the run ends; dies on the way and is followed by a process that does not. */
async function liveThrough(crashAt: number) {
  const mortal = new Mortal(crashAt);
  const { point } = mortal;
  const first = aRuntime({ faults: { beforeCommit: point, afterCommit: point, afterEffect: point } });
  const delivered = new Map<string, string>();
  const deaths = await live(first, mortal, delivered);
  if (!deaths) return { ...(await outcomeOf(first)), delivered, died: false };
  const { store, clock } = first as World;
  clock.advance(60_000);
  const second = aRuntime({ store, clock, workerId: 'worker-2' });
  await live(second, null, delivered);
  return { ...(await outcomeOf(second)), delivered, died: true };
}

/** True when the process died before it was done. */
async function live(
  runtime: ReturnType<typeof aRuntime>,
  mortal: Mortal | null,
  delivered: Map<string, string>,
) {
  runtime.actions.answer = async ({ idempotencyKey, operation }) => {
    const body = JSON.stringify(operation);
    expect(delivered.get(idempotencyKey) ?? body).toBe(body);
    delivered.set(idempotencyKey, body);
    return ok({ status: 200 });
  };
  let isDone = false;
  const work = async () => {
    const { id } = await runtime.start({}, 'case-1');
    await runtime.settle();
    if ((await runtime.runOf(id))?.status === 'waiting') await runtime.approve(id);
    await runtime.settle();
    isDone = true;
  };
  void work();
  await expect.poll(() => isDone || (mortal?.died ?? false), { interval: 1, timeout: 5_000 }).toBe(true);
  return !isDone;
}

async function outcomeOf({ store, eventsOf }: ReturnType<typeof aRuntime>) {
  const { items } = await store.runs.list('w1' as never, {});
  const [run] = items;
  if (run === undefined) throw new Error('The accepted start is gone');
  const events = await eventsOf(run.id);
  return { runs: items.length, status: run.status, outcome: run.outcome, events };
}

describe('a process that dies at any point', () => {
  it('leaves a run that ends once, with the same story and no effect under a second key', async () => {
    const calm = await liveThrough(Number.POSITIVE_INFINITY);
    const story = calm.events.map(({ type, node }) => `${type} ${node}`);
    expect(calm.died).toBe(false);
    let deaths = 0;
    for (let crashAt = 1; ; crashAt += 1) {
      const lived = await liveThrough(crashAt);
      expect(lived).toMatchObject({ runs: 1, status: 'ended', outcome: 'paid' });
      expect(lived.events.map(({ type, node }) => `${type} ${node}`)).toEqual(story);
      expect(lived.events.map(({ seq }) => seq)).toEqual(story.map((_, index) => index + 1));
      expect(lived.delivered.size).toBe(1);
      if (!lived.died) break;
      deaths += 1;
    }
    // Four commits with two points each, and two answers from outside.
    expect(deaths).toBe(10);
  });
});
