import { describe, expect, it } from 'vitest';
import { inTurns } from './inTurns.ts';

/** Work whose turns end when the test says so. */
function aDesk() {
  const turns: { tasks: readonly string[]; end: () => void; fail: (error: Error) => void }[] = [];
  const ask = inTurns(
    (tasks: ReadonlySet<string>) =>
      new Promise<void>((end, fail) => turns.push({ tasks: [...tasks], end, fail })),
  );
  return { turns, ask, settle: () => new Promise(setImmediate) };
}

describe('turns', () => {
  it('let the one under way end however often somebody asks, and do the rest in one more', async () => {
    const { turns, ask, settle } = aDesk();
    const first = ask('reviews');
    await settle();
    const later = Array.from({ length: 20 }, (_, n) => ask(n % 2 === 0 ? 'reviews' : 'runs'));
    await settle();
    expect(turns.map(({ tasks }) => tasks)).toEqual([['reviews']]);
    turns[0]?.end();
    await first;
    await settle();
    expect(turns.map(({ tasks }) => tasks)).toEqual([['reviews'], ['reviews', 'runs']]);
    turns[1]?.end();
    await Promise.all(later);
    await settle();
    expect(turns).toHaveLength(2);
  });

  it('begin at once when none is under way', async () => {
    const { turns, ask, settle } = aDesk();
    const first = ask('reviews');
    await settle();
    turns[0]?.end();
    await first;
    void ask('runs');
    await settle();
    expect(turns.at(-1)?.tasks).toEqual(['runs']);
  });

  it('go on after one that failed, and tell only those who asked for it', async () => {
    const { turns, ask, settle } = aDesk();
    const first = ask('reviews');
    const told = first.catch((error: Error) => error.message);
    await settle();
    const second = ask('reviews');
    turns[0]?.fail(new Error('away'));
    expect(await told).toBe('away');
    await settle();
    turns[1]?.end();
    await expect(second).resolves.toBeUndefined();
  });
});
