import { clopperPearsonInterval } from '@countersign/autonomy';
import type { Checkpoint, DailyCounts, Trust } from './checkpoint.ts';
import { currentTrusts } from './currentTrusts.ts';

/** A share that was measured, with the bounds that hold with 95 % and how many cases it rests on. */
export interface MeasuredShare {
  readonly share: number;
  readonly lower: number;
  readonly upper: number;
  readonly cases: number;
}

export const RECENT_DAYS = 28;

/** Share right, from cases and the sum of their losses; null without a case. */
function rightShare(cases: number, losses: number): MeasuredShare | null {
  if (cases === 0) return null;
  const { lower, upper } = clopperPearsonInterval(losses, cases, 0.05);
  return { share: 1 - losses / cases, lower: 1 - upper, upper: 1 - lower, cases };
}

/** How often the agent was right where a person decided first. */
export function rightWhenHeld(checkpoint: Checkpoint): MeasuredShare | null {
  const counts = currentTrusts(checkpoint).map(({ state }) => state.counts);
  return rightShare(
    counts.reduce((sum, { judgedHeld }) => sum + judgedHeld, 0),
    counts.reduce((sum, { lossHeld }) => sum + lossHeld, 0),
  );
}

/** Cases that passed and that nobody looked at afterwards, since the first one. */
export const unreviewed = ({ trusts }: Checkpoint): number =>
  trusts.reduce((sum, { state }) => sum + state.counts.passed - state.counts.sampled, 0);

/** Cases whose evidence is not counted yet because they, or cases before them, are still open. */
export const waitingEvidence = ({ state }: Trust): number =>
  Object.values(state.streams).reduce((sum, { opened, folded }) => sum + opened - folded, 0);

export interface RecentVolume {
  readonly cases: number;
  readonly passed: number;
  readonly perWeek: number;
}

export function recentVolume(daily: readonly DailyCounts[]): RecentVolume {
  const passed = daily.reduce((sum, day) => sum + day.passed, 0);
  const cases = passed + daily.reduce((sum, day) => sum + day.held, 0);
  return { cases, passed, perWeek: (cases / RECENT_DAYS) * 7 };
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
