/** What the live ladder looks at: ln E of rung 1, 2, … now, and whether an alarm or the integrity monitor holds it. */
export type LadderView = {
  readonly rung: number;
  readonly logE: readonly number[];
  readonly d: number;
  readonly isFrozen: boolean;
};

/**
 * The rung that the evidence opens now: one above the present one if its E stands at 1/d or above at this moment and
 * nothing is frozen, else the present one. Never more than one rung at a time, so each rung is reached only past every
 * stricter one; each test uses all of d. Source: fixed-sequence testing with e-processes; live, not latched.
 */
export function climbLadder({ rung, logE, d, isFrozen }: LadderView): number {
  const next = logE[rung];
  return !isFrozen && next !== undefined && next >= -Math.log(d) ? rung + 1 : rung;
}

/** The risk of one of `segments` ladders when all of them together may err with probability d. */
export const familyWiseRisk = (d: number, segments: number): number => d / segments;
