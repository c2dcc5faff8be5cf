import type { Judgement } from '@countersign/runtime';
import { expect, it } from 'vitest';
import { accuraciesOf, checkedOf } from './accuracies.ts';

const aCase = (change: Partial<Judgement>): Judgement => ({
  ...{ at: '2026-01-01T00:00:00.000Z', verdict: 'correct', loss: 0, probability: 0.1, isPassed: true },
  ...change,
});

it('weighs what passed by how likely it was looked at, and counts what nobody looked at in time as wrong', () => {
  const wrong = aCase({ verdict: 'incorrect', loss: 1, probability: 1 });
  const { passed, held } = accuraciesOf([aCase({}), wrong]);
  expect(passed).toMatchObject({ cases: 2 });
  expect(passed?.estimate).toBeCloseTo(10 / 11, 12);
  expect(held).toBeNull();
  const late = accuraciesOf([aCase({}), aCase({ verdict: 'overdue', loss: 1 })]);
  expect(late.passed?.estimate).toBeCloseTo(0.5, 12);
});

it('tells of no person where nobody decided', () => {
  const held = { isPassed: false, probability: 1 };
  const approved = aCase({ ...held, verdict: 'approve' });
  const overdue = aCase({ ...held, verdict: 'overdue', loss: 1 });
  expect(accuraciesOf([approved, overdue]).held).toMatchObject({ cases: 1, estimate: 1 });
  expect(accuraciesOf([overdue]).held).toBeNull();
});

it('counts as checked what had passed and somebody looked at, and not where somebody only should have', () => {
  const judged = [aCase({}), aCase({ verdict: 'overdue' }), aCase({ verdict: 'approve', isPassed: false })];
  expect(checkedOf(judged)).toBe(1);
});
