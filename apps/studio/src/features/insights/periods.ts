/** Days as `YYYY-MM-DD` (UTC, as the ledger counts them), both within. */
export type Period = { readonly from: string; readonly to: string };

export const PERIODS = ['fourWeeks', 'thisMonth', 'lastMonth', 'lastQuarter', 'year'] as const;
export type PeriodName = (typeof PERIODS)[number];

/** The days of a period that people call by a name, seen from `today`. */
export function namedPeriod(name: PeriodName, today: string): Period {
  const [year = 0, month = 0, day = 0] = today.split('-').map(Number);
  switch (name) {
    case 'fourWeeks':
      return { from: dayOf(year, month, day - 27), to: today };
    case 'thisMonth':
      return { from: dayOf(year, month, 1), to: today };
    case 'lastMonth':
      return { from: dayOf(year, month - 1, 1), to: dayOf(year, month, 0) };
    case 'lastQuarter': {
      const first = Math.floor((month - 1) / 3) * 3 + 1;
      return { from: dayOf(year, first - 3, 1), to: dayOf(year, first, 0) };
    }
    case 'year':
      return { from: dayOf(year - 1, month, day + 1), to: today };
  }
}

/** Months and days may lie outside their range: the 0th is the last of the month before. */
const dayOf = (year: number, month: number, day: number): string =>
  new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
