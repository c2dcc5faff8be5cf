import { perWeek } from '@countersign/autonomy';
import type { Checkpoint, DailyCounts, Trust } from './checkpoint.ts';

export const RECENT_DAYS = 28;

/** Cases whose evidence is not counted yet because they, or cases before them, are still open. */
export const waitingEvidence = ({ state }: Trust): number =>
  Object.values(state.streams).reduce((sum, { opened, folded }) => sum + opened - folded, 0);

/** Whether an agent stands on a rung for which it has shown nothing in this epoch: it was given to it. */
export const isRungGiven = ({ state: { rung, bands } }: Trust): boolean =>
  rung > 0 && (bands[rung]?.n ?? 0) === 0;

export interface RecentVolume {
  readonly cases: number;
  readonly passed: number;
  readonly perWeek: number;
}

export function recentVolume(
  { since }: Pick<Checkpoint, 'since'>,
  daily: readonly DailyCounts[],
): RecentVolume {
  const passed = daily.reduce((sum, day) => sum + day.passed, 0);
  const cases = passed + daily.reduce((sum, day) => sum + day.held, 0);
  const counted = { days: RECENT_DAYS, since, now: new Date() };
  return { cases, passed, perWeek: perWeek(cases, counted) };
}

/** Share that passed by itself per day up to `today` (`YYYY-MM-DD`), null on days without cases. */
export function dailyShares(daily: readonly DailyCounts[], today: string): readonly (number | null)[] {
  const byDay = new Map(daily.map((day) => [day.day, day]));
  return daysUpTo(today).map((day) => {
    const counts = byDay.get(day);
    const cases = counts === undefined ? 0 : counts.passed + counts.held;
    return counts === undefined || cases === 0 ? null : counts.passed / cases;
  });
}

function daysUpTo(today: string): readonly string[] {
  const last = Date.parse(`${today}T00:00:00Z`);
  return Array.from({ length: RECENT_DAYS }, (_, index) =>
    new Date(last - (RECENT_DAYS - 1 - index) * 86_400_000).toISOString().slice(0, 10),
  );
}
