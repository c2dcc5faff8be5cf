import type { CheckpointPolicy, EpochLine } from '@countersign/model';
import type { TrustState } from './trustState.ts';

/** What tells which of several trusts of a segment decides. */
export type TrustPlace = Pick<TrustState, 'epoch' | 'rung' | 'flowVersion'>;

/** `cause` is null where the trust goes on as it is; else a new epoch begins with the case. */
export type Arrival = {
  readonly epoch: number;
  readonly rung: number;
  readonly cause: Extract<EpochLine['cause'], 'first' | 'agent'> | null;
};

/** What is known of a segment: the trust that decides there now, and the last epoch that was begun. */
export type SegmentPlace = { readonly current: TrustPlace; readonly lastEpoch: number };

/** Orders trusts of one segment: the one in use under a newer version of the flow comes later, then that of a later epoch. */
export const comparePlaces = (a: TrustPlace, b: TrustPlace): number =>
  (a.flowVersion ?? 0) - (b.flowVersion ?? 0) || a.epoch - b.epoch;

/**
 * By which epoch and rung a case goes. An agent version that the segment has not seen (`own` is null), or that comes back
 * after another one had taken its place, begins a new epoch on the probation rung, nowhere wider than what decided before
 * it or than it stood itself.
 */
export function standingOf(
  policy: CheckpointPolicy,
  {
    startRung,
    own,
    segment,
    flowVersion,
  }: {
    readonly startRung: number;
    readonly own: TrustPlace | null;
    /** Null where the segment has seen no agent at all. */
    readonly segment: SegmentPlace | null;
    /** Of the case's run. */
    readonly flowVersion: number | undefined;
  },
): Arrival {
  const widest = policy.ladder.length;
  if (segment === null) return { epoch: 1, rung: Math.min(startRung, widest), cause: 'first' };
  const { current, lastEpoch } = segment;
  if (own !== null && !isBack(own, current, flowVersion)) {
    return { epoch: own.epoch, rung: own.rung, cause: null };
  }
  const rung = Math.min(policy.probationRung, current.rung, own?.rung ?? widest, widest);
  return { epoch: lastEpoch + 1, rung, cause: 'agent' };
}

/**
 * Whether there was a version of the flow in between that went by another trust. Runs that are still on an earlier
 * version bring nothing back, and neither do agents that are used beside each other and decide cases under each version.
 * One that decided none under the version in between counts as gone from it, also when it is only rare: it errs on the
 * safe side. So does a trust of before versions were kept.
 */
function isBack(own: TrustPlace, current: TrustPlace, flowVersion = 0): boolean {
  const inBetween = current.flowVersion ?? 0;
  return flowVersion > inBetween && inBetween > (own.flowVersion ?? 0);
}
