import {
  alternatives,
  detectorLevel,
  type EDetector,
  NEW_E_DETECTOR,
  updateEDetector,
} from '../demotion/eDetector.ts';
import type { PendingError } from './trustState.ts';

/** More errors than these need not be kept: long before, any detector has raised its alarm. */
const MOST_PENDING = 200;

export type Pending = { readonly pending: readonly PendingError[]; readonly isPendingCut: boolean };

/** Adds an error behind an open case, in the order of decisions; the oldest go when there are too many. */
export function addPending({ pending, isPendingCut }: Pending, error: PendingError): Pending {
  const sorted = [...pending, error].sort((a, b) => a.position - b.position);
  const kept = sorted.slice(-MOST_PENDING);
  return { pending: kept, isPendingCut: isPendingCut || kept.length < sorted.length };
}

/** What is left of them when everything up to a position is counted. */
export function dropPending({ pending, isPendingCut }: Pending, upTo: number): Pending {
  const rest = pending.filter(({ position }) => position > upTo);
  return { pending: rest, isPendingCut: isPendingCut && rest.length > 0 };
}

/**
 * The level that the detector is sure to reach with the errors that are known already, however the open cases between
 * them turn out: as correct, or as judged by nobody. M grows with every loss, so an open case can at least keep it from
 * falling further than a correct one. `folded` is the last case the detector has counted.
 */
export function certainLevel(
  { detector, pending, isPendingCut }: Pending & { readonly detector: EDetector },
  folded: number,
  tolerance: number,
): number {
  // Without the oldest errors the detector stands at least at nothing.
  let state = isPendingCut ? NEW_E_DETECTOR : detector;
  let before = isPendingCut ? (pending[0]?.position ?? 1) - 1 : folded;
  let highest = 0;
  for (const { position, loss } of pending) {
    state = afterCorrect(state, position - before - 1, tolerance);
    state = updateEDetector(state, { y: loss }, tolerance);
    before = position;
    highest = Math.max(highest, detectorLevel(state));
  }
  return highest;
}

/** The least that `count` cases without an error can leave of each M: a falling one falls towards its resting point. */
function afterCorrect(detector: EDetector, count: number, tolerance: number): EDetector {
  const shares = alternatives(tolerance).map((q) => (1 - q) / (1 - tolerance));
  return {
    ...detector,
    m: detector.m.map((level, index) => {
      const share = shares[index]!;
      const rest = share / (1 - share);
      return level <= rest ? level : rest + (level - rest) * share ** count;
    }),
  };
}
