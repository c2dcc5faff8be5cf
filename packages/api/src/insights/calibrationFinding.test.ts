import { expect, it } from 'vitest';
import { calibrationFinding } from './calibrationFinding.ts';

/** `n` labels of one confidence, of which a share is right. */
const labels = (c: number, n: number, right: number) =>
  Array.from({ length: n }, (_, index) => ({ c, y: index < Math.round(n * right) ? 1 : 0, w: 1 }));

it('believes an agent that is right as often as it says, at every height', () => {
  expect(calibrationFinding([...labels(0.95, 200, 0.95), ...labels(0.72, 200, 0.7)], 0.9)).toEqual({
    ...{ says: 'fits', bin: null, passes: false },
  });
});

it('finds what is wrong in one bin though the whole is right on average', () => {
  const all = [...labels(0.94, 200, 0.77), ...labels(0.72, 200, 0.89)];
  expect(all.reduce((sum, { c, y }) => sum + c - y, 0)).toBeCloseTo(0, 6);
  expect(calibrationFinding(all, 0.9)).toMatchObject({
    ...{ says: 'over', passes: true, bin: { from: 0.9, n: 200, correct: 0.77 } },
  });
});

it('names a bin that passes before one that is farther off and does not', () => {
  const all = [...labels(0.95, 300, 0.85), ...labels(0.55, 300, 0.1)];
  expect(calibrationFinding(all, 0.9)).toMatchObject({ says: 'over', passes: true, bin: { from: 0.9 } });
  expect(calibrationFinding(all, null)).toMatchObject({ says: 'over', passes: false, bin: { from: 0.5 } });
});

it('says nothing of a handful, and that a modest agent is modest', () => {
  expect(calibrationFinding(labels(0.95, 9, 0), 0.9).says).toBe('fits');
  expect(calibrationFinding(labels(0.75, 200, 0.99), 0.9)).toMatchObject({ says: 'under', passes: false });
});
