import { expect, it } from 'vitest';
import { totalsByDay } from './totalsByDay.ts';

it('adds up what came until each day', () => {
  const days = [
    { day: null, uploaded: 5, confirmed: 0, corrected: 0 },
    { day: '2026-01-01', uploaded: 1, confirmed: 2, corrected: 1 },
    { day: '2026-01-04', uploaded: 0, confirmed: 3, corrected: 1 },
  ];
  expect(totalsByDay(days)).toEqual([
    { day: null, uploaded: 5, confirmed: 0, corrected: 0 },
    { day: '2026-01-01', uploaded: 6, confirmed: 2, corrected: 1 },
    { day: '2026-01-04', uploaded: 6, confirmed: 5, corrected: 2 },
  ]);
  expect(totalsByDay([])).toEqual([]);
});
