/** A decision point: how many cases a week, and what one wrong decision costs. */
export type DecisionPoint = { readonly perWeek: number; readonly costOfError: number };

/** Where "often" and "costly" begin. */
export type MapBorders = { readonly perWeek: number; readonly costOfError: number };

/**
 * Where the map begins, meant to be changed: at 25 cases a week an agent without errors has shown 2 % in two months, and
 * 250 is a round figure for an error that hurts a small firm.
 */
export const DEFAULT_BORDERS: MapBorders = { perWeek: 25, costOfError: 250 };

/**
 * What to do with a decision point. `earnFast`: often and cheap, the place to begin. `earnSlowly`: often and costly, worth
 * earning, with floors and a narrow ladder. `passAndSample`: rare and cheap, reviewing costs more than the errors.
 * `keepReviewing`: rare and costly, too few cases to earn anything with.
 */
export type Treatment = 'earnFast' | 'earnSlowly' | 'passAndSample' | 'keepReviewing';

/** The region of the map a decision point lies in; a point on a border counts as often, or as costly. */
export function treatmentOf(point: DecisionPoint, borders: MapBorders = DEFAULT_BORDERS): Treatment {
  const isOften = point.perWeek >= borders.perWeek;
  const isCostly = point.costOfError >= borders.costOfError;
  if (isOften) return isCostly ? 'earnSlowly' : 'earnFast';
  return isCostly ? 'keepReviewing' : 'passAndSample';
}

/**
 * The rung a new gate may start on. Costly decisions start at 0, where everything is reviewed; cheap ones on the narrowest
 * rung if there is one, which still samples: waiting would cost more than the errors it could let through.
 */
export const suggestedStartRung = (treatment: Treatment, rungs: number): number =>
  treatment === 'earnFast' || treatment === 'passAndSample' ? Math.min(1, rungs) : 0;
