import { requireOpenUnit } from '../special/requireDomain.ts';

/**
 * The tolerance to hold observed errors to when reviewers overlook a share φ of the wrong cases: t0 (1 − φ).
 * Throws a RangeError unless 0 < t0 < 1 and 0 <= φ < 1.
 */
export function observedTolerance(t0: number, missRate: number): number {
  requireOpenUnit('t0', t0);
  requireMissRate(missRate);
  return t0 * (1 - missRate);
}

/**
 * The error rate behind one that was observed by reviewers who overlook a share φ of the wrong cases: θ / (1 − φ), at most
 * 1. Throws a RangeError unless 0 <= φ < 1.
 */
export function errorRateBehind(observed: number, missRate: number): number {
  requireMissRate(missRate);
  return Math.min(1, observed / (1 - missRate));
}

function requireMissRate(missRate: number): void {
  if (!(missRate >= 0 && missRate < 1)) throw new RangeError(`a miss rate lies in [0, 1), not ${missRate}`);
}
