import { expect, it } from 'vitest';
import { perWeek, segmentPerWeek } from './perWeek.ts';

const now = new Date('2026-03-29T12:00:00Z');
const since = (days: number) => new Date(now.getTime() - days * 86_400_000).toISOString();

it('divides by the days asked for, and by the age of what is younger', () => {
  expect(perWeek(56, { days: 28, since: since(400), now })).toBeCloseTo(14, 12);
  expect(perWeek(56, { days: 28, since: since(7), now })).toBeCloseTo(56, 12);
  expect(perWeek(56, { days: 28, since: null, now })).toBeCloseTo(14, 12);
});

it('takes the first hours for a week, which is never more than was counted', () => {
  expect(perWeek(10, { days: 28, since: since(0.01), now })).toBeCloseTo(10, 12);
  expect(perWeek(10, { days: 5, since: since(0.01), now })).toBeCloseTo(14, 12);
});

it('counts the cases of one segment in all its bands', () => {
  const bands = [
    { segment: 'late', band: 1, cases: 6 },
    { segment: 'late', band: null, cases: 8 },
    { segment: 'damaged', band: 1, cases: 90 },
  ];
  expect(segmentPerWeek({ days: 7, bands }, 'late')).toBe(14);
  expect(segmentPerWeek({ days: 7, bands }, 'lost')).toBe(0);
});
