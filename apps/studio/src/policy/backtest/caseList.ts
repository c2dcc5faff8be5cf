import {
  type BacktestCase,
  backtestCase,
  isAskable,
  lossUnder,
  type PolicyTrial,
} from '@countersign/autonomy';

/** A case with the place of its verdict in the ledger, if there is one. */
export type ListedCase = { readonly seq: number | null; readonly past: BacktestCase };

/** The policies whose word on each case is wanted. */
export type ListedTrials = { readonly inForce: PolicyTrial; readonly draft: PolicyTrial };

const TITLES = ['seq', 'segment', 'confidence', 'loss'];

/**
 * Case by case what two policies say, each with the most binding reason and how wrong the agent was by it; the first row
 * has the titles. Programs read it, so titles and reasons are the words of the runtime API, in no language.
 */
export function caseList(
  cases: Iterable<ListedCase>,
  trials: ListedTrials,
): readonly (readonly (string | number | null)[])[] {
  const rows: (readonly (string | number | null)[])[] = [
    [
      ...TITLES,
      ...Object.keys(trials).flatMap((name) => [name, `${name}Because`, `${name}Band`, `${name}Loss`]),
    ],
  ];
  for (const { seq, past } of cases) {
    const said = Object.values(trials).flatMap((trial) => saidBy(trial, past));
    rows.push([seq, past.segment, past.confidence, past.loss, ...said]);
  }
  return rows;
}

function saidBy({ policy, rungs }: PolicyTrial, past: BacktestCase): (string | number | null)[] {
  if (!isAskable(past)) return [null, null, null, null];
  const rung = typeof rungs === 'number' ? rungs : (rungs[past.segment] ?? 0);
  const { decision, reasons, band } = backtestCase(policy, rung, past);
  return [decision, reasons[0]?.type ?? null, band, lossUnder(policy, past)];
}
