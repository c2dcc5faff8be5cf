import { expect, it } from 'vitest';
import { isConnectionLoss } from './isConnectionLoss.ts';

const refused = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });

it('sees a lost connection through what wraps it', () => {
  expect(isConnectionLoss(refused)).toBe(true);
  expect(isConnectionLoss(new Error('Failed query', { cause: refused }))).toBe(true);
  const twice = new Error('Failed to get session', { cause: new Error('Failed query', { cause: refused }) });
  expect(isConnectionLoss(twice)).toBe(true);
});

it('takes nothing else for one, and ends on a circle of causes', () => {
  const circle: { cause?: unknown } = new Error('round');
  circle.cause = new Error('and round', { cause: circle });
  const doubled = new Error('Failed query', { cause: Object.assign(new Error('twice'), { code: '23505' }) });
  for (const other of [circle, doubled, null, undefined, 'ECONNREFUSED']) {
    expect(isConnectionLoss(other)).toBe(false);
  }
});
