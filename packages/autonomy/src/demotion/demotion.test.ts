import { describe, expect, it } from 'vitest';
import { isBreakerOpen, pushLoss, type RecentLosses } from './breaker.ts';
import {
  alternatives,
  detectorLevel,
  NEW_E_DETECTOR,
  samplingRateFor,
  updateEDetector,
} from './eDetector.ts';

const errors = [20, 31, 36, 38, 40, 41];

/** M after each of the 60 reviews of R10. */
function levels(): readonly number[] {
  let detector = NEW_E_DETECTOR;
  return Array.from({ length: 60 }, (_, i) => {
    detector = updateEDetector(detector, { y: errors.includes(i + 1) ? 1 : 0 }, 0.02);
    return detectorLevel(detector);
  });
}

describe('the e-SR detector', () => {
  it.each([
    [19, 8.554806337],
    [20, 46.412605452],
    [31, 104.087985939],
    [36, 377.896836863],
    [38, 2427.550911505],
    [40, 18783.554731952],
    [41, 221500.042028707],
    [60, 5327.972462671],
  ])('stands after review %d where R10 says', (review, level) => {
    expect(levels()[review - 1]).toBeCloseTo(level, 8);
  });

  it('first reaches 5,000 at review 40', () => {
    expect(levels().findIndex((level) => level >= 5_000) + 1).toBe(40);
  });

  it('looks for 2, 4, 8 and 16 times the tolerance, below 1 always', () => {
    expect(alternatives(0.02)).toEqual([0.04, 0.08, 0.16, 0.32]);
    expect(alternatives(0.1)).toEqual([0.2, 0.4, 0.8, 0.9]);
    expect(alternatives(0.85)).toEqual([0.9, 0.9, 0.9, 0.9]);
    for (const t0 of [0.5, 0.89, 0.9, 0.99]) {
      for (const q of alternatives(t0)) expect(q > t0 && q < 1).toBe(true);
    }
  });

  it('gains on average at most one per review while the error rate is within the tolerance', () => {
    let detector = NEW_E_DETECTOR;
    for (const y of [0, 0, 1, 0, 0.5]) detector = updateEDetector(detector, { y }, 0.02);
    for (const theta of [0, 0.01, 0.02]) {
      for (const v of [0.2, 1]) {
        const bad = detectorLevel(updateEDetector(detector, { y: 1, v }, 0.02));
        const good = detectorLevel(updateEDetector(detector, { y: 0, v }, 0.02));
        const mean = theta * bad + (1 - theta) * good;
        expect(mean).toBeLessThanOrEqual(detectorLevel(detector) + 1 + 1e-9);
      }
    }
  });

  it('says how much to sample so that about so many wrong cases pass before the alarm', () => {
    expect(samplingRateFor(56, 0.1, 56)).toBeCloseTo(0.1, 12);
    expect(samplingRateFor(1, 0.5, 100)).toBe(1);
  });
});

describe('the breaker', () => {
  it('opens at k errors in the last w reviews and forgets older ones', () => {
    const rule = { count: 3, window: 20 };
    let recent: RecentLosses = [];
    const feed = (losses: readonly number[]) => {
      for (const y of losses) recent = pushLoss(recent, y, rule.window);
      return isBreakerOpen(recent, rule);
    };
    expect(feed([1, 0.5])).toBe(false);
    expect(feed(Array.from({ length: 18 }, () => 0))).toBe(false);
    expect(feed([1])).toBe(false);
    expect(feed([0, 1, 1])).toBe(true);
    expect(recent.length).toBe(20);
    expect(isBreakerOpen([], { count: 0, window: 0 })).toBe(false);
  });
});
