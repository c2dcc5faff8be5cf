import { describe, expect, it } from 'vitest';
import { BoundedCache } from './BoundedCache.ts';
import { Gatherer } from './Gatherer.ts';
import { SerialQueue } from './SerialQueue.ts';

describe('the gatherer', () => {
  it('sends what comes in during a call together with the next one, up to the limit', async () => {
    const calls: number[][] = [];
    let release = () => {};
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    const gatherer = new Gatherer(
      async (items: readonly number[]) => {
        calls.push([...items]);
        if (calls.length === 1) await gate;
        return items.map((item) => item * 2);
      },
      { limit: 3 },
    );
    const first = gatherer.add(1);
    await expect.poll(() => calls.length).toBe(1);
    const rest = [2, 3, 4, 5].map((item) => gatherer.add(item));
    release();
    expect(await Promise.all([first, ...rest])).toEqual([2, 4, 6, 8, 10]);
    expect(calls).toEqual([[1], [2, 3, 4], [5]]);
  });

  it('fails only the item that is at fault', async () => {
    const gatherer = new Gatherer(
      async (items: readonly number[]) => {
        if (items.includes(2)) throw new Error('bad item');
        return items;
      },
      { limit: 10 },
    );
    const results = await Promise.allSettled([1, 2, 3].map((item) => gatherer.add(item)));
    expect(results.map((result) => result.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await gatherer.add(4)).toBe(4);
  });

  it('shares many items between two calls at a time, and lets few wait for the one under way', async () => {
    const calls: number[] = [];
    const gates: (() => void)[] = [];
    const gatherer = new Gatherer(
      async (items: readonly number[]) => {
        calls.push(items.length);
        await new Promise<void>((resolve) => gates.push(resolve));
        return items;
      },
      { limit: 100, calls: 2 },
    );
    const many = Array.from({ length: 160 }, (_, item) => gatherer.add(item));
    await expect.poll(() => calls).toEqual([80, 80]);
    const few = [160, 161].map((item) => gatherer.add(item));
    gates[0]?.();
    await Promise.all(many.slice(0, 80));
    expect(calls).toEqual([80, 80]);
    gates[1]?.();
    await expect.poll(() => calls).toEqual([80, 80, 2]);
    gates[2]?.();
    expect((await Promise.all([...many, ...few])).length).toBe(162);
  });

  it('makes a call once more as it was when the items have nothing to do with its error, and then gives up', async () => {
    const calls: number[] = [];
    let failures = 1;
    const gatherer = new Gatherer(
      async (items: readonly number[]) => {
        calls.push(items.length);
        failures -= 1;
        if (failures >= 0) throw new Error('away');
        return items;
      },
      { limit: 10, isPassing: (error) => error instanceof Error && error.message === 'away' },
    );
    expect(await Promise.all([1, 2, 3].map((item) => gatherer.add(item)))).toEqual([1, 2, 3]);
    failures = 2;
    const results = await Promise.allSettled([4, 5].map((item) => gatherer.add(item)));
    expect(results.map((result) => result.status)).toEqual(['rejected', 'rejected']);
    expect(calls).toEqual([3, 3, 2, 2]);
  });

  it('gives up early when every call fails', async () => {
    let calls = 0;
    const gatherer = new Gatherer<number, number>(
      async () => {
        calls += 1;
        throw new Error('down');
      },
      { limit: 100 },
    );
    const results = await Promise.allSettled(Array.from({ length: 50 }, (_, item) => gatherer.add(item)));
    expect(results.every((result) => result.status === 'rejected')).toBe(true);
    expect(calls).toBe(4);
  });
});

describe('the serial queue', () => {
  it('keeps the order within a key, also after a failure, and lets other keys go ahead', async () => {
    const queue = new SerialQueue();
    const log: string[] = [];
    let release = () => {};
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    const task = (name: string, wait?: Promise<void>) => async () => {
      await wait;
      log.push(name);
      if (name === 'a2') throw new Error(name);
      return name;
    };
    const all = Promise.allSettled([
      queue.run('a', task('a1', gate)),
      queue.run('a', task('a2')),
      queue.run('a', task('a3')),
      queue.run('b', task('b1')),
    ]);
    await expect.poll(() => log).toEqual(['b1']);
    release();
    await all;
    expect(log).toEqual(['b1', 'a1', 'a2', 'a3']);
  });
});

describe('the bounded cache', () => {
  it('drops what was used longest ago', () => {
    const cache = new BoundedCache<string, number>(2);
    cache.set('a', 1);
    cache.set('b', 2);
    cache.get('a');
    cache.set('c', 3);
    expect([cache.get('a'), cache.get('b'), cache.get('c')]).toEqual([1, undefined, 3]);
  });
});
