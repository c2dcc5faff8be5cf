const DAY_MS = 86_400_000;

/** Over what cases were counted: at most so many days before now, and none before the first case. */
export type Counted = {
  readonly days: number;
  /** RFC 3339; null while there was no case. */
  readonly since: string | null;
  readonly now: Date;
};

/**
 * How many days a count covers: those asked for, or the age of what is younger than that, at least one, so that the first
 * hour of a checkpoint does not pass for its week.
 */
export function daysCounted({ days, since, now }: Counted): number {
  const age = since === null ? days : (now.getTime() - Date.parse(since)) / DAY_MS;
  return Math.min(days, Math.max(1, age));
}

/** Cases of the last days by segment, as the ledger counts them. */
export type SegmentVolumes = {
  readonly days: number;
  readonly bands: readonly { readonly segment: string; readonly cases: number }[];
};

/** How many cases of a segment come in a week. */
export const segmentPerWeek = ({ days, bands }: SegmentVolumes, segment: string): number =>
  (bands.reduce((sum, band) => sum + (band.segment === segment ? band.cases : 0), 0) / days) * 7;

/** What so many cases come to in a week. */
export const perWeek = (cases: number, counted: Counted): number => (cases / daysCounted(counted)) * 7;
