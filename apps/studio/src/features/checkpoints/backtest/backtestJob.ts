import {
  type Backtest,
  type BacktestCase,
  type BacktestRungs,
  backtest,
  backtestCase,
} from '@countersign/autonomy';
import type { CheckpointPolicy } from '@countersign/model';

/** What is asked of past cases: one policy, as it stands now (`rungs`) and on each of its rungs. */
export interface BacktestQuestion {
  readonly policy: CheckpointPolicy;
  readonly rungs: BacktestRungs;
  /** Only cases of this segment; null for all. */
  readonly segment: string | null;
}

/** The cases that a rung would be the first to let pass (null: no rung would), and how wrong they were. */
export interface BandResult {
  readonly band: number | null;
  readonly cases: number;
  readonly judged: number;
  readonly losses: number;
}

export interface BacktestAnswer {
  readonly now: Backtest;
  /** By rung, from 0. */
  readonly byRung: readonly Backtest[];
  readonly bands: readonly BandResult[];
}

/** Answers a question about past cases, all with the gate's own function. */
export function answerBacktest(cases: readonly BacktestCase[], question: BacktestQuestion): BacktestAnswer {
  const { policy, rungs, segment } = question;
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
