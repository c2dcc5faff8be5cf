const DAY_MS = 86_400_000;

/** Over what cases were counted: at most so many days before now, and none before the first case. */
export type Counted = {
  readonly days: number;
  /** RFC 3339; null while there was no case. */
  readonly since: string | null;
  readonly now: Date;
};

const LEAST_DAYS = 7;

/**
 * How many days a count covers: those asked for, or the age of what is younger than that. What is younger than a week
 * counts as a week: nobody knows yet what its other days will bring, and a first busy morning is not its week.
 */
export function daysCounted({ days, since, now }: Counted): number {
  const age = since === null ? days : (now.getTime() - Date.parse(since)) / DAY_MS;
  return Math.min(days, Math.max(LEAST_DAYS, age));
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
