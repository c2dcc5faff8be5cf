import { expectedReviews, PRESETS } from '@countersign/autonomy';
import { CheckpointPolicy } from '@countersign/model';
import { expect, it } from 'vitest';
import { questionOf } from './usePresetMeanings.ts';

const inForce = CheckpointPolicy.parse({ ladder: [{ title: 'Sure', minConfidence: 0.9 }] });
const place = { errorRate: 0, epoch: 1, lastEpoch: 3 };
const weeks = (preset: keyof typeof PRESETS, draft: object) => {
  const { policy, epoch } = questionOf(PRESETS[preset], { inForce, draft, place });
  return { epoch, median: expectedReviews(policy, 0, { epoch }).median };
};

it('asks for what the epoch that would begin asks for', () => {
  const fourth = { epoch: 4, median: expectedReviews(PRESETS.cautious, 0, { epoch: 4 }).median };
  expect(weeks('cautious', inForce)).toEqual(fourth);
  expect(fourth.median).toBeGreaterThan(expectedReviews(PRESETS.cautious, 0, { epoch: 1 }).median!);
});

it('goes on in the present epoch where nothing else would be measured', () => {
  expect(weeks('balanced', inForce).epoch).toBe(1);
  expect(weeks('balanced', { ...inForce, missRate: 0.2 }).epoch).toBe(4);
});

it('asks for as much more as reviewers overlook', () => {
  const strict = expectedReviews({ ...PRESETS.balanced, tolerance: 0.01 }, 0).median;
  expect(weeks('balanced', { ...inForce, missRate: 0.5 }).median).toBe(strict);
});

it('reads what is in force while the draft is no policy', () => {
  expect(weeks('balanced', { ...inForce, ladder: 'none' })).toEqual({ epoch: 1, median: 203 });
});
