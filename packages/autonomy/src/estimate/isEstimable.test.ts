import { expect, it } from 'vitest';
import { isEstimable } from './isEstimable.ts';

it('takes silence for an error where the case had passed, and for nothing where a person was to decide first', () => {
  expect(isEstimable({ verdict: 'overdue', isPassed: true })).toBe(true);
  expect(isEstimable({ verdict: 'overdue', isPassed: false })).toBe(false);
  expect(isEstimable({ verdict: 'reject', isPassed: false })).toBe(true);
  expect(isEstimable({ verdict: 'incorrect', isPassed: true })).toBe(true);
});
