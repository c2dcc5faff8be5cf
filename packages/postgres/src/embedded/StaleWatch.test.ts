import { describe, expect, it } from 'vitest';
import type { Lock } from './readPostmaster.ts';
import { StaleWatch } from './StaleWatch.ts';

const left = (text: string): Lock => ({ type: 'stale', text });
const HELD: Lock = { type: 'held', by: { pid: 1, port: 5432, isReady: false } };

/** What is said of the same lock at several times. */
const lookedAt = (watch: StaleWatch, lock: Lock, ...times: readonly number[]) =>
  times.map((now) => watch.isLeftBehind(lock, now));

describe('a lock file', () => {
  it('that names a process which is not there is left behind when it is seen again', () => {
    expect(lookedAt(new StaleWatch(), left('4711\n'), 0, 9, 10)).toEqual([false, false, true]);
  });

  it('that is empty may still be written by its server for two seconds', () => {
    expect(lookedAt(new StaleWatch(), left(''), 0, 10, 1_999, 2_000)).toEqual([false, false, false, true]);
  });

  it('is another one when somebody held it in between, or nobody', () => {
    for (const between of [HELD, { type: 'free' }] as const) {
      const watch = new StaleWatch();
      watch.isLeftBehind(left(''), 0);
      expect(watch.isLeftBehind(between, 1_000)).toBe(false);
      expect(lookedAt(watch, left(''), 2_500, 4_499, 4_500)).toEqual([false, false, true]);
    }
  });

  it('with another text is another one', () => {
    const watch = new StaleWatch();
    watch.isLeftBehind(left('4711\n'), 0);
    expect(lookedAt(watch, left('4712\n'), 20, 30)).toEqual([false, true]);
  });
});
