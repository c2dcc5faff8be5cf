import type { Judgement } from '@countersign/runtime';
import { expect, it } from 'vitest';
import { accuraciesOf, checkedOf, uncheckedOf } from './accuracies.ts';

const aCase = (change: Partial<Judgement>): Judgement => ({
  ...{ at: '2026-01-01T00:00:00.000Z', verdict: 'correct', loss: 0, probability: 0.1, isPassed: true },
  ...change,
});

it('weighs what passed by how likely it was looked at, and leaves out what nobody looked at', () => {
  const wrong = aCase({ verdict: 'incorrect', loss: 1, probability: 1 });
  const { passed, held } = accuraciesOf([aCase({}), wrong]);
  expect(passed).toMatchObject({ cases: 2 });
  expect(passed?.estimate).toBeCloseTo(10 / 11, 12);
  expect(held).toBeNull();
  const unanswered = accuraciesOf([aCase({}), wrong, aCase({ verdict: 'overdue', loss: null })]);
  expect(unanswered.passed).toEqual(passed);
});

it('tells of no person where nobody decided', () => {
  const held = { isPassed: false, probability: 1 };
  const approved = aCase({ ...held, verdict: 'approve' });
  const overdue = aCase({ ...held, verdict: 'overdue', loss: null });
  expect(accuraciesOf([approved, overdue]).held).toMatchObject({ cases: 1, estimate: 1 });
  expect(accuraciesOf([overdue]).held).toBeNull();
});

it('tells what had passed and somebody looked at from where somebody only should have', () => {
  const silent = { verdict: 'overdue', loss: null };
  const judged = [aCase({}), aCase(silent), aCase(silent), aCase({ verdict: 'approve', isPassed: false })];
  expect([checkedOf(judged), uncheckedOf(judged)]).toEqual([1, 2]);
  expect(uncheckedOf([aCase({ ...silent, isPassed: false })])).toBe(0);
});
