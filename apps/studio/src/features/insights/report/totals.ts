import type { ClientReport, ReportCheckpoint } from './clientReport.ts';

export interface ReportTotals {
  readonly cases: number;
  readonly passed: number;
  readonly held: number;
  /** Passed and held ones of all gates, week by week. */
  readonly weeks: ReportCheckpoint['weeks'];
  /** Cases that people judged, and the minutes that took; null while a gate with judged cases has no minutes. */
  readonly judged: number;
  readonly minutesSpent: number | null;
  /** Minutes of review spared at the gates that say what one takes: so many of those where cases passed; null for none. */
  readonly saved: { readonly minutes: number; readonly known: number; readonly all: number } | null;
  readonly corrections: number;
  readonly overdue: number;
  readonly widened: number;
  readonly narrowed: number;
}

/** The report of all gates as one. */
export function totalsOf({ checkpoints }: Pick<ClientReport, 'checkpoints'>): ReportTotals {
  const passed = sum(checkpoints.map((one) => one.passed));
  const held = sum(checkpoints.map((one) => one.held));
  const rungs = checkpoints
    .flatMap(({ interventions }) => interventions)
    .flatMap(({ entry }) => (entry.type === 'rung' ? [entry] : []));
  return {
    ...{ cases: passed + held, passed, held, weeks: weeksOf(checkpoints) },
    judged: sum(checkpoints.map(judgedOf)),
    minutesSpent: sumOfKnown(checkpoints.filter((one) => judgedOf(one) > 0).map(minutesSpent)),
    saved: savedAt(checkpoints.filter((one) => one.passed > 0)),
    corrections: sum(checkpoints.map((one) => one.corrections)),
    overdue: sum(checkpoints.map((one) => one.overdue)),
    widened: rungs.filter(({ from, to }) => to > from).length,
    narrowed: rungs.filter(({ from, to }) => to < from).length,
  };
}

/** Whether anything happened at a gate in the period. */
export const isBusy = (checkpoint: ReportCheckpoint): boolean =>
  checkpoint.passed + checkpoint.held + judgedOf(checkpoint) > 0;

function savedAt(passing: readonly ReportCheckpoint[]): ReportTotals['saved'] {
  const known = passing.map((one) => one.reviewMinutesSaved).filter((minutes) => minutes !== null);
  return known.length === 0 ? null : { minutes: sum(known), known: known.length, all: passing.length };
}

/** Cases of a gate that a person judged in the period. */
export const judgedOf = ({ verdicts }: ReportCheckpoint): number => sum(verdicts.map(({ cases }) => cases));

/** What judging took by the minutes an owner gave; null while nobody did. */
export const minutesSpent = (checkpoint: ReportCheckpoint): number | null =>
  checkpoint.minutesPerReview === null ? null : judgedOf(checkpoint) * checkpoint.minutesPerReview;

/** All gates of a report have the same weeks. */
function weeksOf(checkpoints: readonly ReportCheckpoint[]): ReportTotals['weeks'] {
  return (checkpoints[0]?.weeks ?? []).map(({ from }, index) => ({
    from,
    passed: sum(checkpoints.map(({ weeks }) => weeks[index]?.passed ?? 0)),
    held: sum(checkpoints.map(({ weeks }) => weeks[index]?.held ?? 0)),
  }));
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** A sum with an unknown part is unknown, and so is that of nothing. */
function sumOfKnown(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return values.length === 0 || known.length < values.length ? null : sum(known);
}
