import { describe, expect, it } from 'vitest';
import { namedPeriod, PERIODS } from './periods.ts';

describe('namedPeriod', () => {
  it('counts both ends of four weeks', () => {
    expect(namedPeriod('fourWeeks', '2026-03-10')).toEqual({ from: '2026-02-11', to: '2026-03-10' });
  });

  it('knows the months and quarters before, over the turn of the year and in leap years', () => {
    expect(namedPeriod('lastMonth', '2026-01-15')).toEqual({ from: '2025-12-01', to: '2025-12-31' });
    expect(namedPeriod('lastMonth', '2028-03-31')).toEqual({ from: '2028-02-01', to: '2028-02-29' });
    expect(namedPeriod('lastQuarter', '2026-02-01')).toEqual({ from: '2025-10-01', to: '2025-12-31' });
    expect(namedPeriod('lastQuarter', '2026-12-31')).toEqual({ from: '2026-07-01', to: '2026-09-30' });
  });

  it('ends a year today and begins it the day after today last year', () => {
    expect(namedPeriod('year', '2026-11-22')).toEqual({ from: '2025-11-23', to: '2026-11-22' });
    expect(namedPeriod('thisMonth', '2026-11-22')).toEqual({ from: '2026-11-01', to: '2026-11-22' });
  });

  it('never ends before it begins', () => {
    for (const name of PERIODS) {
      const { from, to } = namedPeriod(name, '2026-01-01');
      expect(from <= to, name).toBe(true);
    }
  });
});
