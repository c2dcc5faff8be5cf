import type { Checkpoint, Trust } from './checkpoint.ts';

/** The trusts that count now: of each segment that of its newest agent version, in the order of their names. */
export function currentTrusts({ trusts }: Pick<Checkpoint, 'trusts'>): readonly Trust[] {
  const newest = [...Map.groupBy(trusts, ({ state }) => state.segment).values()].map((own) =>
    own.reduce((best, trust) => (trust.state.epoch > best.state.epoch ? trust : best)),
  );
  return newest.sort((a, b) => a.state.segment.localeCompare(b.state.segment));
}

/** Whether a trust is that of an earlier agent version: it decides again as soon as that version is used again. */
export const isEarlier = ({ state }: Trust, { trusts }: Pick<Checkpoint, 'trusts'>): boolean =>
  trusts.some((other) => other.state.segment === state.segment && other.state.epoch > state.epoch);

/** Everything by which cases may pass: the current trusts, and earlier agent versions that keep what they have earned. */
export function shownTrusts(checkpoint: Pick<Checkpoint, 'trusts'>): readonly Trust[] {
  const earlier = checkpoint.trusts.filter((trust) => trust.state.rung > 0 && isEarlier(trust, checkpoint));
  return [...earlier, ...currentTrusts(checkpoint)].sort((a, b) =>
    a.state.segment === b.state.segment
      ? b.state.epoch - a.state.epoch
      : a.state.segment.localeCompare(b.state.segment),
  );
}
