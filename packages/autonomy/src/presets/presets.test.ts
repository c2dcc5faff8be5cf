import { CheckpointPolicy } from '@countersign/model';
import { describe, expect, it } from 'vitest';
import { correctUntilLevel } from '../betting/correctUntilLevel.ts';
import { NEW_E_PROCESS } from '../betting/eProcess.ts';
import { leastWeight } from '../trust/leastRate.ts';
import { expectedReviews } from './expectedReviews.ts';
import { PRESETS } from './presets.ts';

const HALF_CHECKED = [{ title: 'Sure', minConfidence: 0.9, sampleRate: 0.5 }];

describe('presets', () => {
  it('are parts of a valid policy, the balanced one what a policy is without being asked', () => {
    for (const preset of Object.values(PRESETS)) {
      expect(CheckpointPolicy.parse(preset)).toMatchObject(preset);
    }
    expect(CheckpointPolicy.parse(PRESETS.balanced)).toEqual(CheckpointPolicy.parse({}));
  });

  it('say what they mean in cases: 331 for a good agent under the balanced one', () => {
    expect(expectedReviews(PRESETS.balanced, 0.005)).toMatchObject({ median: 331, p90: 776 });
    const medians = (['cautious', 'balanced', 'fast'] as const).map(
      (name) => expectedReviews(PRESETS[name], 0.005).median!,
    );
    expect(medians[0]).toBeGreaterThan(medians[1]!);
    expect(medians[1]).toBeGreaterThan(medians[2]!);
    expect(expectedReviews(PRESETS.balanced, 0.02)).toMatchObject({ median: null });
    expect(expectedReviews(PRESETS.balanced, 0.02).probability).toBeLessThan(0.05);
  });

  it('test only the cases that a rung adds, so that each review weighs 1', () => {
    const weights = Object.values(PRESETS).map((preset) =>
      leastWeight({ ladder: HALF_CHECKED, ...preset }, 2),
    );
    expect(weights).toEqual([1, 1, 1]);
  });

  it('ask for more reviews where each weighs less, as many as the betting itself takes', () => {
    const claim = { t0: 0.02, d: 0.05 };
    for (const weight of [0.5, 0.1]) {
      const needed = correctUntilLevel(NEW_E_PROCESS, claim, weight);
      expect(expectedReviews(PRESETS.balanced, 0, { weight }).median).toBe(needed);
    }
    const { median } = expectedReviews(PRESETS.balanced, 0.005, { weight: 0.1 });
    expect(median).toBeGreaterThan(5 * 331);
  });

  it('ask for more in later epochs that share the risk', () => {
    const first = expectedReviews(PRESETS.cautious, 0, { epoch: 1 }).median!;
    expect(expectedReviews(PRESETS.cautious, 0, { epoch: 2 }).median).toBeGreaterThan(first);
    expect(expectedReviews(PRESETS.balanced, 0, { epoch: 2 }).median).toBe(203);
  });
});
