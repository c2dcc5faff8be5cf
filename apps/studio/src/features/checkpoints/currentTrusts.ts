import type { Checkpoint, Trust } from './checkpoint.ts';

/** The trusts that count now: of each segment that of its newest agent version, in the order of their names. */
export function currentTrusts({ trusts }: Pick<Checkpoint, 'trusts'>): readonly Trust[] {
  const newest = [...Map.groupBy(trusts, ({ state }) => state.segment).values()].map((own) =>
    own.reduce((best, trust) => (trust.state.epoch > best.state.epoch ? trust : best)),
  );
  return newest.sort((a, b) => a.state.segment.localeCompare(b.state.segment));
}
