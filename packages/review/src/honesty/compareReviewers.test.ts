import { expect, it } from 'vitest';
import { type AnswerCount, compareReviewers, LEAST_OF_OTHERS } from './compareReviewers.ts';

const count = (reviewer: string, change: Partial<AnswerCount>): AnswerCount => ({
  ...{ reviewer, checkpoint: 'refunds', answers: 100, overridden: 5, streak: 0 },
  ...change,
});

const named = (counts: readonly AnswerCount[], name: string) =>
  compareReviewers(counts).find(({ reviewer }) => reviewer === name);

it('notices who approves everything where others do not', () => {
  const counts = [
    count('ann', { answers: 300, overridden: 0, streak: 300 }),
    count('bob', { answers: 199, overridden: 9, streak: 12 }),
  ];
  // (9 + ½) / (199 + 1) = 4.75 % of the others' answers override.
  const ann = named(counts, 'ann')?.beside;
  expect(ann).toMatchObject({ answers: 300, streak: 300, isTelling: true });
  expect(ann?.expected).toBeCloseTo(14.25, 10);
  expect(ann?.chance).toBeCloseTo((1 - 0.0475) ** 300, 14);
  expect(named(counts, 'bob')?.beside?.isTelling).toBe(false);
});

it('finds nothing in a long streak where the agent is hardly ever wrong for anybody', () => {
  const counts = [
    count('ann', { answers: 400, overridden: 0, streak: 400 }),
    count('bob', { answers: 5_000, overridden: 2, streak: 1_000 }),
  ];
  expect(named(counts, 'ann')?.beside?.chance).toBeGreaterThan(0.5);
});

it('takes nobody for a rubber stamp because of what others do at other checkpoints', () => {
  const counts = [
    count('ann', { checkpoint: 'easy', answers: 500, overridden: 0, streak: 500 }),
    count('bob', { checkpoint: 'easy', answers: 500, overridden: 0, streak: 40 }),
    count('bob', { checkpoint: 'hard', answers: 100, overridden: 60, streak: 0 }),
  ];
  expect(named(counts, 'ann')?.beside).toMatchObject({ isTelling: false });
  expect(named(counts, 'ann')?.beside?.expected).toBeCloseTo(500 * (0.5 / 501), 10);
  expect(named(counts, 'bob')).toMatchObject({ answers: 600, overridden: 60, beside: { answers: 500 } });
});

it('compares nobody with a handful of answers, or with none', () => {
  const few = LEAST_OF_OTHERS - 1;
  expect(named([count('ann', {}), count('bob', { answers: few })], 'ann')?.beside).toBeNull();
  expect(named([count('ann', {}), count('bob', { answers: few + 1 })], 'ann')?.beside).not.toBeNull();
  expect(compareReviewers([count('ann', {})])).toMatchObject([{ reviewer: 'ann', beside: null }]);
  expect(compareReviewers([])).toEqual([]);
});

it('asks for a longer streak the more people are looked at', () => {
  const ann = count('ann', { answers: 100, overridden: 0, streak: 100 });
  const others = (people: number) =>
    Array.from({ length: people }, (_, index) =>
      count(`p${index}`, { answers: 2_400 / people, overridden: 120 / people }),
    );
  expect(named([ann, ...others(1)], 'ann')?.beside?.isTelling).toBe(false);
  const longer = { ...ann, answers: 110, streak: 110 };
  expect(named([longer, ...others(1)], 'ann')?.beside?.isTelling).toBe(true);
  expect(named([longer, ...others(24)], 'ann')?.beside?.isTelling).toBe(false);
});
