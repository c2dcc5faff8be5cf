import { clopperPearsonInterval, type Interval } from '../interval/clopperPearson.ts';
import { hajek, kishSize, type SampledLoss } from './weighted.ts';

/** The Hájek estimate with an interval around it, and how many plain reviews the labels are worth. */
export type WeightedInterval = Interval & { readonly estimate: number; readonly effectiveSize: number };

/**
 * The interval for reports on sampled cases, d/2 on each side: Clopper-Pearson's at the effective size
 * n_eff = min(labels, H(1 − H)/V), with k = H n_eff; Kish's size where V is 0. It stands at 0 errors, where a normal
 * interval fails. For reports at a fixed date, never a reason to widen. Says nothing, [0, 1], without labels.
 * Throws a RangeError for π outside (0, 1] or d outside (0, 1). Source: Korn and Graubard 1998.
 */
export function kornGraubard(labels: readonly SampledLoss[], d: number): WeightedInterval {
  if (labels.length === 0) return { estimate: Number.NaN, effectiveSize: 0, lower: 0, upper: 1 };
  const { estimate, variance } = hajek(labels);
  const worth = variance > 0 ? (estimate * (1 - estimate)) / variance : kishSize(labels);
  const effectiveSize = Math.min(labels.length, worth);
  const k = Math.min(estimate * effectiveSize, effectiveSize);
  return { estimate, effectiveSize, ...clopperPearsonInterval(k, effectiveSize, d) };
}
