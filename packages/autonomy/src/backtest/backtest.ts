import type { CheckpointPolicy, GateReason, Json } from '@countersign/model';
import { kornGraubard, type WeightedInterval } from '../estimate/kornGraubard.ts';
import type { SampledLoss } from '../estimate/weighted.ts';
import { evaluateGate, type GateDecision } from '../gate/evaluateGate.ts';

/**
 * A case of the past with what a gate knew of it. `scope` holds what the policy's expressions ask for. `probability` in
 * (0, 1] is how likely a person was to look at it, so it stands for 1/probability cases. `loss` is null when nobody
 * judged it: such a case is counted, but nothing is estimated from it.
 */
export type BacktestCase = {
  readonly id: string;
  readonly segment: string;
  readonly confidence: number;
  readonly probability: number;
  readonly loss: number | null;
  /** Whether it was on an exception route, which no rung lets pass. */
  readonly isException: boolean;
  readonly scope: { readonly [variable: string]: Json };
};

/** One rung for all cases, or one for each segment (0 for segments that are not named). */
export type BacktestRungs = number | { readonly [segment: string]: number };

/** What a policy would have done with past cases. */
export type Backtest = {
  readonly total: number;
  readonly passed: number;
  readonly held: number;
  /** How many cases each reason would have held, by the most binding one. */
  readonly heldBy: { readonly [reason in GateReason['type']]?: number };
  /** Passed cases that somebody judged, the sum of their losses, and the ids of those with any. */
  readonly judged: number;
  readonly losses: number;
  readonly slipped: readonly string[];
  /** Of all decided cases, by weighing judged ones with 1/probability; the error rate has a 95 % interval. */
  readonly estimate: {
    readonly cases: number;
    readonly passed: number;
    /** Reviews: every held case and the sampled share of the passed ones. */
    readonly reviews: number;
    readonly errorRate: WeightedInterval | null;
  };
};

const EXCEPTION_ROUTE = { node: '', port: '', title: '' };

/** What the gate says about one past case on a rung: the same function that decides the running ones. */
export const backtestCase = (policy: CheckpointPolicy, rung: number, past: BacktestCase): GateDecision =>
  evaluateGate({
    ...{ policy, rung, killSwitch: null },
    route: past.isException ? EXCEPTION_ROUTE : null,
    proposal: { confidence: past.confidence },
    scope: past.scope,
  });

/**
 * What a policy, which may be a draft, would have done with decided cases: how many pass, which errors would have slipped
 * through, and how many reviews it takes. Switches that are on now are left out. Throws a RangeError for a probability
 * outside (0, 1].
 */
export function backtest(
  policy: CheckpointPolicy,
  rungs: BacktestRungs,
  cases: readonly BacktestCase[],
): Backtest {
  const heldBy: { [reason in GateReason['type']]?: number } = {};
  const slipped: string[] = [];
  const labels: SampledLoss[] = [];
  const sum = { passed: 0, losses: 0, cases: 0, passing: 0, reviews: 0 };
  for (const past of cases) {
    const rung = typeof rungs === 'number' ? rungs : (rungs[past.segment] ?? 0);
    const { decision, reasons, probability } = backtestCase(policy, rung, past);
    const isPassed = decision === 'pass';
    const weight = past.loss === null ? 0 : 1 / past.probability;
    sum.cases += weight;
    sum.reviews += weight * (isPassed ? checkedShare(policy, probability) : 1);
    if (!isPassed) {
      const [reason] = reasons;
      if (reason !== undefined) heldBy[reason.type] = (heldBy[reason.type] ?? 0) + 1;
      continue;
    }
    sum.passed += 1;
    sum.passing += weight;
    if (past.loss === null) continue;
    labels.push({ y: past.loss, pi: past.probability });
    sum.losses += past.loss;
    if (past.loss > 0) slipped.push(past.id);
  }
  return {
    ...{ total: cases.length, passed: sum.passed, held: cases.length - sum.passed, heldBy },
    ...{ judged: labels.length, losses: sum.losses, slipped },
    estimate: {
      ...{ cases: sum.cases, passed: sum.passing, reviews: sum.reviews },
      errorRate: labels.length === 0 ? null : kornGraubard(labels, 0.05),
    },
  };
}

/** How likely a passed case is checked by either lane. */
const checkedShare = ({ sampling }: CheckpointPolicy, evidence: number): number =>
  1 - (1 - evidence) * (1 - (sampling.targeted?.budget ?? 0));
