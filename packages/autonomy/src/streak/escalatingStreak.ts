import { attemptRisk, casesNeeded } from './streakBound.ts';

/** Where a streak stands: the attempt (1 plus the errors so far) and the correct reviews since the last error. */
export type Streak = { readonly attempt: number; readonly length: number };

/** The first attempt, before its first case. */
export const NEW_STREAK: Streak = { attempt: 1, length: 0 };

/** What an owner is told: so many in a row are needed now, and so many after one more error. */
export type StreakOutlook = {
  readonly attempt: number;
  readonly length: number;
  readonly needed: number;
  readonly remaining: number;
  readonly neededAfterError: number;
};

/**
 * How long attempt j of the honest streak has to be: ceil(ln(d / (j (j + 1))) / ln(1 − t0)). Somebody with an error
 * rate of t0 or more ever succeeds with probability at most d, however many attempts are made.
 * Throws a RangeError unless j >= 1 and 0 < t0, d < 1. Source: attempt j succeeds with probability at most d/(j(j+1)).
 */
export const escalatingStreakLength = (attempt: number, t0: number, d: number): number =>
  casesNeeded(t0, attemptRisk(attempt, d));

/** Takes one reviewed case with loss y in [0, 1] in. Anything lost is an error: it ends the attempt. */
export const updateStreak = ({ attempt, length }: Streak, y: number): Streak =>
  y > 0 ? { attempt: attempt + 1, length: 0 } : { attempt, length: length + 1 };

/** Whether the honest streak has been reached as it stands now. */
export const hasReachedEscalatingStreak = ({ attempt, length }: Streak, t0: number, d: number): boolean =>
  length >= escalatingStreakLength(attempt, t0, d);

/** The figures for “183 in a row; after one error 237”. Throws like `escalatingStreakLength`. */
export function streakOutlook({ attempt, length }: Streak, t0: number, d: number): StreakOutlook {
  const needed = escalatingStreakLength(attempt, t0, d);
  const neededAfterError = escalatingStreakLength(attempt + 1, t0, d);
  return { attempt, length, needed, remaining: Math.max(0, needed - length), neededAfterError };
}
