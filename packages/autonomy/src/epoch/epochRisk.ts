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
