import { describe, expect, it } from 'vitest';
import { addLabel, calibratedBy, type JudgedConfidence, NO_LABELS } from './labelCounts.ts';

const counted = (labels: readonly JudgedConfidence[]) => labels.reduce(addLabel, NO_LABELS);

/** So many labels at one confidence, of which a share was right. */
const labels = (confidence: number, n: number, share: number, chance = 1): JudgedConfidence[] =>
  Array.from({ length: n }, (_, at) => ({ confidence, chance, correct: at < n * share ? 1 : 0 }));

describe('a calibration from counted labels', () => {
  it('believes the agent while there are none', () => {
    expect(calibratedBy(NO_LABELS, 0.98)).toEqual({ confidence: 0.98, labels: 0 });
  });

  it('is a line in the log odds below two hundred labels, and keeps their order', () => {
    const counts = counted([...labels(0.9, 60, 0.5), ...labels(0.7, 60, 0.3)]);
    const [high, low] = [calibratedBy(counts, 0.9), calibratedBy(counts, 0.7)];
    expect(high.labels).toBe(120);
    expect(high.confidence).toBeCloseTo(0.5, 1);
    expect(low.confidence).toBeCloseTo(0.3, 1);
    expect(calibratedBy(counts, 0.8).confidence).toBeGreaterThan(low.confidence);
    expect(calibratedBy(counts, 0.8).confidence).toBeLessThan(high.confidence);
  });

  it('is the share that was right from two hundred labels on, each weighed by how likely it was looked at', () => {
    const counts = counted([
      ...labels(0.98, 100, 0.6, 0.5),
      ...labels(0.98, 50, 1),
      ...labels(0.7, 100, 0.2),
    ]);
    expect(calibratedBy(counts, 0.98)).toMatchObject({ labels: 250 });
    expect(calibratedBy(counts, 0.98).confidence).toBeCloseTo((2 * 60 + 50) / (2 * 100 + 50), 12);
    expect(calibratedBy(counts, 0.7).confidence).toBeCloseTo(0.2, 12);
  });

  it('stays small, and takes confidences at both ends', () => {
    const many = Array.from({ length: 2_000 }, (_, at) => ({
      confidence: at / 1_999,
      correct: 1,
      chance: 0.3,
    }));
    const counts = counted(many);
    expect(Object.keys(counts)).toHaveLength(50);
    expect(calibratedBy(counts, 1).confidence).toBe(1);
    expect(calibratedBy(counts, 0).confidence).toBe(1);
  });
});
