import { comparePlaces } from '@countersign/autonomy';
import type { Checkpoint, Trust } from './checkpoint.ts';

/** The trusts that count now: of each segment that of the agent version in use, in the order of their names. */
export function currentTrusts({ trusts }: Pick<Checkpoint, 'trusts'>): readonly Trust[] {
  const newest = [...Map.groupBy(trusts, ({ state }) => state.segment).values()].map((own) =>
    own.reduce((best, trust) => (comparePlaces(trust.state, best.state) > 0 ? trust : best)),
  );
  return newest.sort((a, b) => a.state.segment.localeCompare(b.state.segment));
}

/**
 * Whether another agent version has taken a trust's place. It still decides the runs that are on an earlier version of the
 * flow; when a newer one uses it again, it begins anew.
 */
export const isEarlier = ({ state }: Trust, { trusts }: Pick<Checkpoint, 'trusts'>): boolean =>
  trusts.some((other) => other.state.segment === state.segment && comparePlaces(other.state, state) > 0);

/** Everything by which cases may pass: the current trusts, and earlier agent versions that keep what they have earned. */
export function shownTrusts(checkpoint: Pick<Checkpoint, 'trusts'>): readonly Trust[] {
  const earlier = checkpoint.trusts.filter((trust) => trust.state.rung > 0 && isEarlier(trust, checkpoint));
  return [...earlier, ...currentTrusts(checkpoint)].sort((a, b) =>
    a.state.segment === b.state.segment
      ? comparePlaces(b.state, a.state)
      : a.state.segment.localeCompare(b.state.segment),
  );
}
