import type { BandVolumes, Checkpoint } from '../checkpoint.ts';
import { currentTrusts } from '../currentTrusts.ts';

/** With fewer judged cases an error rate is chance. */
const ENOUGH_JUDGED = 50;

/** The cases that count for one rung of one case type: how many a week, and how wrong they were in review. */
export interface NextBand {
  readonly segment: string;
  readonly rung: number;
  readonly perWeek: number;
  /** Null where too few were judged. */
  readonly errorRate: number | null;
  /** The epoch of the agent that decides there, and the last that was begun in the case type. */
  readonly epoch: number;
  readonly lastEpoch: number;
}

/** Of all case types that have a rung to earn, the one with the most cases that count for it; null without any. */
export function busiestNextBand(
  checkpoint: Checkpoint,
  { days, bands: volumes }: BandVolumes,
): NextBand | null {
  const rungs = checkpoint.policy.ladder.length;
  const bands = currentTrusts(checkpoint).flatMap(({ state }): NextBand[] => {
    const rung = state.rung + 1;
    if (rung > rungs) return [];
    const own = volumes.find(({ segment, band }) => segment === state.segment && band === rung);
    const { n, errors } = state.bands[rung] ?? { n: 0, errors: 0 };
    const errorRate = n < ENOUGH_JUDGED ? null : errors / n;
    const perWeek = ((own?.cases ?? 0) / days) * 7;
    const { segment, epoch } = state;
    return [{ segment, rung, perWeek, errorRate, epoch, lastEpoch: lastEpochOf(checkpoint, segment) }];
  });
  return bands.toSorted((a, b) => b.perWeek - a.perWeek)[0] ?? null;
}

const lastEpochOf = ({ trusts }: Checkpoint, of: string): number =>
  Math.max(...trusts.flatMap(({ state: { segment, epoch } }) => (segment === of ? [epoch] : [])));
