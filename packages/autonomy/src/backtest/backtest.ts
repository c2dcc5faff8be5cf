import type { CheckpointPolicy, GateReason, Json } from '@countersign/model';
import { kornGraubard, type WeightedInterval } from '../estimate/kornGraubard.ts';
import type { SampledLoss } from '../estimate/weighted.ts';
import { evaluateGate, evaluateRungs, type GateDecision } from '../gate/evaluateGate.ts';
import { type FieldPath, lossOfChanges } from '../trust/lossOf.ts';

/**
 * A case of the past with what a gate knew of it. `scope` holds what the policy's expressions ask for. `probability` in
 * (0, 1] is how likely a person was to be asked about it, so it stands for 1/probability cases. `loss` is null while nobody
 * has judged it: what passes is counted over it as over any other, because a gate decides without knowing who was right and
 * checks of what passed are answered last; only error rates need a judgement. `changed` are the fields that a person changed, so that
 * another policy can be asked how wrong that was; null where nothing was. `scope` is null once the case was deleted: no
 * policy can be asked about it any more, so it is only counted as gone.
 */
export type BacktestCase = {
  readonly id: string | null;
  readonly segment: string;
  readonly confidence: number;
  readonly probability: number;
  readonly loss: number | null;
  readonly changed?: readonly FieldPath[] | null;
  /** Whether it was on an exception route, which no rung lets pass. */
  readonly isException: boolean;
  readonly scope: { readonly [variable: string]: Json } | null;
};

/** A case of which is known what a gate may ask. */
export type AskableCase = BacktestCase & { readonly scope: NonNullable<BacktestCase['scope']> };

export const isAskable = (past: BacktestCase): past is AskableCase => past.scope !== null;

/** One rung for all cases, or one for each segment (0 for segments that are not named). */
export type BacktestRungs = number | { readonly [segment: string]: number };

/** What a policy would have done with past cases. */
export type Backtest = {
  readonly total: number;
  readonly passed: number;
  readonly held: number;
  /** How many cases each reason would have held, by the most binding one. */
  readonly heldBy: { readonly [reason in GateReason['type']]?: number };
  /** Cases that were deleted, which no figure here contains, and the sum of their losses. */
  readonly gone: { readonly cases: number; readonly losses: number };
  /** Passed cases that somebody judged, the sum of their losses, and the ids of those with any. */
  readonly judged: number;
  readonly losses: number;
  readonly slipped: readonly string[];
  /** Of all decided cases, by weighing each with 1/probability; the error rate, of judged ones, has a 95 % interval. */
  readonly estimate: {
    readonly cases: number;
    readonly passed: number;
    /** Reviews: every held case and the sampled share of the passed ones. */
    readonly reviews: number;
    readonly errorRate: WeightedInterval | null;
  };
};

const EXCEPTION_ROUTE = { node: '', port: '', title: '' };

/** A case of the past as the gate is asked about it. */
const gateCaseOf = (policy: CheckpointPolicy, past: AskableCase) => ({
  ...{ policy, killSwitch: null },
  route: past.isException ? EXCEPTION_ROUTE : null,
  proposal: { confidence: past.confidence },
  scope: past.scope,
});

/** What the gate says about one past case on a rung: the same function that decides the running ones. */
export const backtestCase = (policy: CheckpointPolicy, rung: number, past: AskableCase): GateDecision =>
  evaluateGate({ ...gateCaseOf(policy, past), rung });

/** The same on every rung, from 0. */
export const backtestCaseOnRungs = (policy: CheckpointPolicy, past: AskableCase): readonly GateDecision[] =>
  evaluateRungs(gateCaseOf(policy, past));

/** How wrong the agent was by what a policy counts as an error, which may be another one than when the case was judged. */
export const lossUnder = (
  { correctness }: CheckpointPolicy,
  { loss, changed = null }: Pick<BacktestCase, 'loss' | 'changed'>,
): number | null => (changed === null || loss === null ? loss : lossOfChanges(correctness, changed));

export const rungOf = (rungs: BacktestRungs, segment: string): number =>
  typeof rungs === 'number' ? rungs : (rungs[segment] ?? 0);

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
  const tally = newTally();
  for (const past of cases) {
    if (!isAskable(past)) addGone(tally, past);
    else addCase(tally, { policy, past, decided: backtestCase(policy, rungOf(rungs, past.segment), past) });
  }
  return resultOf(tally);
}

/** The sums of a backtest while its cases go by. */
export type Tally = {
  readonly heldBy: { [reason in GateReason['type']]?: number };
  readonly slipped: string[];
  readonly labels: SampledLoss[];
  readonly gone: { cases: number; losses: number };
  total: number;
  passed: number;
  losses: number;
  cases: number;
  passing: number;
  reviews: number;
};

export const newTally = (): Tally => ({
  ...{ heldBy: {}, slipped: [], labels: [], gone: { cases: 0, losses: 0 } },
  ...{ total: 0, passed: 0, losses: 0, cases: 0, passing: 0, reviews: 0 },
});

/** Adds a case about which no gate can be asked. */
export function addGone({ gone }: Tally, { loss }: BacktestCase): void {
  gone.cases += 1;
  gone.losses += loss ?? 0;
}

/** Adds what the gate decided about a case under a policy. */
export function addCase(
  tally: Tally,
  { policy, past, decided }: { policy: CheckpointPolicy; past: BacktestCase; decided: GateDecision },
): void {
  const { decision, reasons, probability } = decided;
  const isPassed = decision === 'pass';
  const loss = lossUnder(policy, past);
  const weight = 1 / past.probability;
  tally.total += 1;
  tally.cases += weight;
  tally.reviews += weight * (isPassed ? checkedShare(policy, probability) : 1);
  if (!isPassed) {
    const [reason] = reasons;
    if (reason !== undefined) tally.heldBy[reason.type] = (tally.heldBy[reason.type] ?? 0) + 1;
    return;
  }
  tally.passed += 1;
  tally.passing += weight;
  if (loss === null) return;
  tally.labels.push({ y: loss, pi: past.probability });
  tally.losses += loss;
  if (loss > 0 && past.id !== null) tally.slipped.push(past.id);
}

export function resultOf({ heldBy, slipped, labels, gone, ...sum }: Tally): Backtest {
  return {
    ...{ total: sum.total, passed: sum.passed, held: sum.total - sum.passed, heldBy: { ...heldBy } },
    gone: { ...gone },
    ...{ judged: labels.length, losses: sum.losses, slipped: [...slipped] },
    estimate: {
      ...{ cases: sum.cases, passed: sum.passing, reviews: sum.reviews },
      errorRate: labels.length === 0 ? null : kornGraubard(labels, 0.05),
    },
  };
}

/** How likely a passed case is checked by either lane. */
const checkedShare = ({ sampling }: CheckpointPolicy, evidence: number): number =>
  1 - (1 - evidence) * (1 - (sampling.targeted?.budget ?? 0));
