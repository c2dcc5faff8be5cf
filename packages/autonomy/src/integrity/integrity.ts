/** What was picked for review and what should have been, over cases with a coin: ΣL, Σπ and Σπ(1 − π). Plain JSON. */
export type Integrity = { readonly picked: number; readonly expected: number; readonly variance: number };

/** No coin has fallen yet. */
export const NEW_INTEGRITY: Integrity = { picked: 0, expected: 0, variance: 0 };

/** From here on the difference is no accident: promotions freeze. */
export const INTEGRITY_LIMIT = 4;

/** Adds a case that had the probability pi in [0, 1] of a review. */
export const updateIntegrity = (
  { picked, expected, variance }: Integrity,
  { isPicked, pi }: { readonly isPicked: boolean; readonly pi: number },
): Integrity => ({
  picked: picked + (isPicked ? 1 : 0),
  expected: expected + pi,
  variance: variance + pi * (1 - pi),
});

/**
 * |Σ(L − π)| / √Σπ(1 − π): how many standard deviations the sampler is from what it recorded. 0 before the first coin;
 * infinite when a case that was sure to be picked, or sure not to be, was treated the other way.
 * Source: variance of a sum of independent coins.
 */
export function integrityZ({ picked, expected, variance }: Integrity): number {
  const difference = Math.abs(picked - expected);
  if (Number.isNaN(difference) || variance > 0) return difference / Math.sqrt(variance);
  return difference > 1e-9 ? Number.POSITIVE_INFINITY : 0;
}

/** Whether the sampler has drifted from its recorded probabilities so far that nothing may widen; what is no number is suspect. */
export const isSamplerSuspect = (integrity: Integrity): boolean =>
  !(integrityZ(integrity) <= INTEGRITY_LIMIT);
