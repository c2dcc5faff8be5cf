import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createPacer } from './createPacer.ts';

describe('a pacer', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('acts at once, and once more for all that was asked meanwhile', () => {
    const act = vi.fn();
    const pacer = createPacer(act, 500);
    pacer.ask();
    expect(act).toHaveBeenCalledTimes(1);
    for (let event = 0; event < 100; event += 1) pacer.ask();
    expect(act).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(500);
    expect(act).toHaveBeenCalledTimes(2);
    vi.advanceTimersByTime(5_000);
    expect(act).toHaveBeenCalledTimes(2);
    pacer.ask();
    expect(act).toHaveBeenCalledTimes(3);
  });

  it('forgets what was asked when it is stopped', () => {
    const act = vi.fn();
    const pacer = createPacer(act, 500);
    pacer.ask();
    pacer.ask();
    pacer.stop();
    vi.advanceTimersByTime(5_000);
    expect(act).toHaveBeenCalledTimes(1);
  });
});
