import { CheckpointPolicy } from '@countersign/model';
import { describe, expect, it } from 'vitest';
import { expectedReviews } from './expectedReviews.ts';
import { PRESETS } from './presets.ts';

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

  it('ask for more in later epochs that share the risk', () => {
    const first = expectedReviews(PRESETS.cautious, 0, 1).median!;
    expect(expectedReviews(PRESETS.cautious, 0, 2).median).toBeGreaterThan(first);
    expect(expectedReviews(PRESETS.balanced, 0, 2).median).toBe(203);
  });
});
