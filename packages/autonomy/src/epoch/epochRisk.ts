import type { CheckpointPolicy } from '@countersign/model';
import { requireOpenUnit } from '../special/requireDomain.ts';

/**
 * The risk that epoch e (from 1) may use: d, or d / (e (e + 1)) when the epochs of a lifetime share d.
 * Throws a RangeError for e < 1 or d outside (0, 1). Source: Σ 1/(e (e + 1)) = 1.
 */
export function epochRisk(d: number, epoch: number, spending: CheckpointPolicy['spending']): number {
  requireOpenUnit('d', d);
  if (!(Number.isInteger(epoch) && epoch >= 1)) throw new RangeError(`epochs count from 1, not ${epoch}`);
  return spending === 'epoch' ? d : d / (epoch * (epoch + 1));
}

/**
 * The tolerance to hold observed errors to when reviewers overlook a share φ of the wrong cases: t0 (1 − φ).
 * Throws a RangeError unless 0 < t0 < 1 and 0 <= φ < 1.
 */
export function observedTolerance(t0: number, missRate: number): number {
  requireOpenUnit('t0', t0);
  if (!(missRate >= 0 && missRate < 1)) throw new RangeError(`a miss rate lies in [0, 1), not ${missRate}`);
  return t0 * (1 - missRate);
}
