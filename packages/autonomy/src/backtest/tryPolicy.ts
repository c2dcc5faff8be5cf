import type { CheckpointPolicy } from '@countersign/model';
import {
  addCase,
  addGone,
  type Backtest,
  type BacktestCase,
  type BacktestRungs,
  backtestCaseOnRungs,
  isAskable,
  lossUnder,
  newTally,
  resultOf,
  rungOf,
} from './backtest.ts';

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

/** A trial under way: cases come in any portions, and `result` may be asked for at any time. */
export type RunningTrial = {
  readonly take: (cases: readonly BacktestCase[]) => void;
  readonly result: () => PolicyTrialResult;
};

/**
 * Begins to try a policy on past cases, all with the gate's own function; each case is evaluated once for all rungs.
 * Taking a case throws like `backtest`.
 */
export function beginTrial({ policy, rungs, segment }: PolicyTrial): RunningTrial {
  const now = newTally();
  const byRung = [newTally(), ...policy.ladder.map(newTally)];
  const bands = new Map<number | null, BandSums>(
    [...policy.ladder.keys()].map((index) => [index + 1, newBand()] as const),
  ).set(null, newBand());
  const take = (past: BacktestCase): void => {
    if (segment !== null && past.segment !== segment) return;
    if (!isAskable(past)) {
      for (const tally of [now, ...byRung]) addGone(tally, past);
      return;
    }
    const decisions = backtestCaseOnRungs(policy, past);
    for (const [rung, tally] of byRung.entries()) addCase(tally, { policy, past, decided: decisions[rung]! });
    // A rung that the ladder does not have reviews everything, as rung 0 does.
    addCase(now, { policy, past, decided: decisions[rungOf(rungs, past.segment)] ?? decisions[0]! });
    addToBand(bands.get(decisions[0]!.band)!, {
      probability: past.probability,
      loss: lossUnder(policy, past),
    });
  };
  return {
    take: (cases) => cases.forEach(take),
    result: () => ({
      now: resultOf(now),
      byRung: byRung.map(resultOf),
      bands: [...bands].map(([band, sums]) => ({ band, ...sums })),
    }),
  };
}

/** Tries a policy on all these cases at once. */
export function tryPolicy(cases: readonly BacktestCase[], trial: PolicyTrial): PolicyTrialResult {
  const running = beginTrial(trial);
  running.take(cases);
  return running.result();
}

type BandSums = { cases: number; judged: number; losses: number };

const newBand = (): BandSums => ({ cases: 0, judged: 0, losses: 0 });

function addToBand(band: BandSums, past: Pick<BacktestCase, 'probability' | 'loss'>): void {
  band.cases += 1 / past.probability;
  if (past.loss === null) return;
  band.judged += 1;
  band.losses += past.loss;
}
