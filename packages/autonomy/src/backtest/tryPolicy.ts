import type { CheckpointPolicy } from '@countersign/model';
import { type Backtest, type BacktestCase, type BacktestRungs, backtest, backtestCase } from './backtest.ts';

/** What is asked of past cases: one policy, as it would stand (`rungs`) and on each of its rungs. */
export type PolicyTrial = {
  readonly policy: CheckpointPolicy;
  readonly rungs: BacktestRungs;
  /** Only cases of this segment; null for all. */
  readonly segment: string | null;
};

/** The cases that a rung would be the first to let pass (null: no rung would), and how wrong the judged ones were. */
export type BandResult = {
  readonly band: number | null;
  /** Weighed by how likely each was looked at. */
  readonly cases: number;
  readonly judged: number;
  readonly losses: number;
};

export type PolicyTrialResult = {
  readonly now: Backtest;
  /** By rung, from 0. */
  readonly byRung: readonly Backtest[];
  readonly bands: readonly BandResult[];
};

/** Tries a policy on past cases, all with the gate's own function. Throws like `backtest`. */
export function tryPolicy(cases: readonly BacktestCase[], trial: PolicyTrial): PolicyTrialResult {
  const { policy, rungs, segment } = trial;
  const own = segment === null ? cases : cases.filter((past) => past.segment === segment);
  return {
    now: backtest(policy, rungs, own),
    byRung: Array.from({ length: policy.ladder.length + 1 }, (_, rung) => backtest(policy, rung, own)),
    bands: bandsOf(policy, own),
  };
}

function bandsOf(policy: CheckpointPolicy, cases: readonly BacktestCase[]): readonly BandResult[] {
  const names: readonly (number | null)[] = [...policy.ladder.map((_, index) => index + 1), null];
  const bands = new Map(names.map((band) => [band, { cases: 0, judged: 0, losses: 0 }]));
  for (const past of cases) {
    const band = bands.get(backtestCase(policy, 0, past).band);
    if (band === undefined) continue;
    band.cases += 1 / past.probability;
    if (past.loss === null) continue;
    band.judged += 1;
    band.losses += past.loss;
  }
  return [...bands].map(([band, sums]) => ({ band, ...sums }));
}
