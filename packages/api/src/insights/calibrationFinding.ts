import { type LabelledConfidence, type ReliabilityBin, reliabilityBins } from '@countersign/autonomy';
import type { Calibration } from './calibrationView.ts';

type Finding = NonNullable<Calibration['report']>['finding'];

/** How often all bins together may look wrong by chance. */
const RISK = 0.05;

/**
 * Whether the confidence can be believed: at every height, not only on the whole, where too much here and too little
 * there would cancel out. Each bin's bounds share the risk among the bins. Names the bin that is farthest off, among
 * those that a rung lets pass (from `passesFrom` on) before any other.
 */
export function calibrationFinding(
  labels: readonly LabelledConfidence[],
  passesFrom: number | null,
): Finding {
  const count = reliabilityBins(labels).length;
  const bins = reliabilityBins(labels, { d: RISK / count }).filter(({ isSparse }) => !isSparse);
  const over = worstOf(bins, passesFrom, ({ confidence, upper }) => confidence - upper);
  if (over !== null) return { says: 'over', ...over };
  const under = worstOf(bins, passesFrom, ({ confidence, lower }) => lower - confidence);
  return under === null ? { says: 'fits', bin: null, passes: false } : { says: 'under', ...under };
}

type Named = { readonly bin: Finding['bin']; readonly passes: boolean };

function worstOf(
  bins: readonly ReliabilityBin[],
  passesFrom: number | null,
  beyond: (bin: ReliabilityBin) => number,
): Named | null {
  const off = bins.filter((bin) => beyond(bin) > 0).toSorted((a, b) => beyond(b) - beyond(a));
  const mayPass = ({ to }: ReliabilityBin) => passesFrom !== null && to > passesFrom;
  const bin = off.find(mayPass) ?? off[0];
  if (bin === undefined) return null;
  const { weight: _, ...shown } = bin;
  return { bin: shown, passes: mayPass(bin) };
}
