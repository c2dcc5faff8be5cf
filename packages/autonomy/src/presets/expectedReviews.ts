import type { CheckpointPolicy } from '@countersign/model';
import { promotionOutlook } from '../promotion/promotionOutlook.ts';
import { claimOf, type EvidenceMeasure } from '../trust/wideningRule.ts';

/** How far the calculation looks ahead, in reviewed cases of one band. */
const HORIZON = 20_000;

/**
 * What a policy means in reviewed cases of one band: half of all agents with the assumed error rate have earned a rung
 * after `median` of them, nine tenths after `p90` (null: not within 20,000), and `probability` earn it within 20,000 at
 * all. Divide by the reviews per week for weeks.
 */
export type ExpectedReviews = {
  readonly median: number | null;
  readonly p90: number | null;
  readonly probability: number;
};

/**
 * Works out what a policy asks of an agent whose errors are found in the share `errorRate` of the cases, exactly. `epoch` matters only
 * where all epochs share the risk; `weight` is what each review weighs, less than 1 only where everything that would pass
 * is tested. Throws a RangeError unless 0 <= errorRate <= 1.
 */
export function expectedReviews(
  policy: EvidenceMeasure & Pick<CheckpointPolicy, 'rule'>,
  errorRate: number,
  { epoch = 1, weight = 1 }: { readonly epoch?: number; readonly weight?: number } = {},
): ExpectedReviews {
  const outlook = promotionOutlook({
    ...claimOf(policy, epoch),
    ...{ rule: policy.rule, theta: errorRate, horizon: HORIZON, weight },
  });
  return { median: outlook.median, p90: outlook.ninetieth, probability: outlook.probability };
}
