import type { SampleLane, SampleRates } from '@countersign/model';
import { chanceOfAny } from './chanceOfAny.ts';

/** Rates between 0 and 1. `targeted` is null when the targeted lane does not look at this case. */
export type LaneRates = { readonly evidence: number; readonly targeted: number | null };

/** A number in [0, 1) for a lane; the same case gets the same number every time, and the lanes are independent. */
export type Coin = (lane: SampleLane) => number;

export type SampleDecision = {
  readonly sampled: boolean;
  readonly lanes: readonly SampleLane[];
  /** Of each lane and of being picked at all, as they were when the coins fell. */
  readonly probability: Readonly<SampleRates>;
};

/**
 * Whether a case is checked by a person afterwards. Two lanes with a coin each: a uniform one that feeds the evidence,
 * so that no kind of case goes without labels, and one that looks harder where the risk is.
 */
export function decideSample({ rates, coin }: { rates: LaneRates; coin: Coin }): SampleDecision {
  const evidence = rates.evidence;
  const targeted = rates.targeted ?? 0;
  const lanes: SampleLane[] = [];
  if (coin('evidence') < evidence) lanes.push('evidence');
  if (coin('targeted') < targeted) lanes.push('targeted');
  const total = chanceOfAny([evidence, targeted]);
  return { sampled: lanes.length > 0, lanes, probability: { evidence, targeted, total } };
}
