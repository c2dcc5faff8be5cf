import { unreviewed } from '@countersign/autonomy';
import type { CheckpointId, WorkspaceId } from '@countersign/model';
import type { CheckpointDetails, DailyCounts, Judgement } from '@countersign/runtime';
import type { CheckpointPlace } from '../checkpoints/findCheckpoint.ts';
import { turnsSince } from '../checkpoints/turns.ts';
import { withNames } from '../names/withNames.ts';
import type { Services } from '../services.ts';
import { type Answered, accuraciesOf, checkedOf, isAnswered } from './accuracies.ts';
import type { ClientReport } from './clientReportView.ts';

const DAY_MS = 86_400_000;

/** Days as `YYYY-MM-DD` (UTC), both within the period. */
export type Period = { readonly from: string; readonly to: string };

type ReportCheckpoint = ClientReport['checkpoints'][number];

/** What the agents of a workspace did in a period, checkpoint by checkpoint, and what was learned. */
export async function clientReportOf(
  services: Services,
  workspaceId: WorkspaceId,
  { period, now }: { readonly period: Period; readonly now: Date },
): Promise<ClientReport> {
  const checkpoints: ReportCheckpoint[] = [];
  const judged: (readonly Judgement[])[] = [];
  for (const checkpoint of await services.checkpoints.list(workspaceId)) {
    const place = { services, workspaceId, id: checkpoint.id as CheckpointId }; // safe: the store answers its own ids
    const days = Math.ceil((now.getTime() - dayStart(period.from)) / DAY_MS) + 1;
    const daily = await services.checkpoints.daily(workspaceId, checkpoint.id, { days });
    const since = new Date(dayStart(period.from));
    const all = await services.checkpoints.judgements(workspaceId, checkpoint.id, { since });
    const cases = all.filter(({ at }) => isWithin(at, period));
    judged.push(cases);
    checkpoints.push({
      ...figuresOf(checkpoint, { period, daily: daily.filter(({ day }) => isWithin(day, period)), cases }),
      interventions: await interventionsIn(place, period),
      switchings: await switchingsIn(place, period),
    });
  }
  const learned = await learnedIn(services, workspaceId, period);
  return { ...period, accuracy: accuraciesOf(judged.flat()), checkpoints, learned };
}

const dayStart = (day: string): number => new Date(`${day}T00:00:00Z`).getTime();
const isWithin = (at: string, { from, to }: Period): boolean =>
  at.slice(0, 10) >= from && at.slice(0, 10) <= to;

type Measured = {
  readonly period: Period;
  readonly daily: readonly DailyCounts[];
  readonly cases: readonly Judgement[];
};

/** The figures of one checkpoint from what was measured within the period. */
function figuresOf(
  checkpoint: CheckpointDetails,
  { period, daily, cases }: Measured,
): Omit<ReportCheckpoint, 'interventions' | 'switchings'> {
  const { id, flow, flowName, title, rung, policy, minutesPerReview } = checkpoint;
  const passed = sumOf(daily, (day) => day.passed);
  const answered = cases.filter(isAnswered);
  const saved = unreviewed({ passed, checked: checkedOf(cases) });
  return {
    ...{ checkpoint: id, flow, flowName, title, passed, rung, minutesPerReview },
    held: sumOf(daily, (day) => day.held),
    rungs: policy.ladder.length,
    tolerance: policy.tolerance,
    accuracy: accuraciesOf(cases),
    corrections: answered.filter(({ loss }) => loss > 0).length,
    verdicts: verdictsOf(answered),
    overdue: cases.length - answered.length,
    reviewMinutesSaved: minutesPerReview === null ? null : saved * minutesPerReview,
    weeks: weeksOf(daily, period),
  };
}

function verdictsOf(cases: readonly Answered[]): ReportCheckpoint['verdicts'] {
  return [...Map.groupBy(cases, ({ verdict }) => verdict)]
    .map(([verdict, own]) => ({
      ...{ verdict, cases: own.length },
      errors: own.filter(({ loss }) => loss > 0).length,
    }))
    .sort((a, b) => b.cases - a.cases);
}

/** Stretches of seven days from the first day of the period on; the last one may be shorter. */
function weeksOf(daily: readonly DailyCounts[], { from, to }: Period): ReportCheckpoint['weeks'] {
  const count = Math.floor((dayStart(to) - dayStart(from)) / (7 * DAY_MS)) + 1;
  return Array.from({ length: count }, (_, index) => {
    const [start, end] = [index, index + 1].map((week) => dayOf(dayStart(from) + week * 7 * DAY_MS));
    const own = daily.filter(({ day }) => day >= start! && day < end!);
    return {
      from: start!,
      passed: sumOf(own, (day) => day.passed),
      held: sumOf(own, (day) => day.held),
    };
  });
}

const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
const sumOf = (daily: readonly DailyCounts[], count: (day: DailyCounts) => number): number =>
  daily.reduce((sum, day) => sum + count(day), 0);

/** Widenings, narrowings, answers and policies, oldest first. */
async function interventionsIn(place: CheckpointPlace, period: Period) {
  const turns = await turnsSince(place, period.from);
  const isTold = ({ entry }: (typeof turns)[number]) =>
    entry.type === 'rung' || entry.type === 'answered' || entry.type === 'policy';
  return turns.filter((turn) => isWithin(turn.at, period) && isTold(turn)).reverse();
}

/** More than anybody turns in the two years of a report. */
const MOST_SWITCHINGS = 10_000;

async function switchingsIn({ services, workspaceId, id }: CheckpointPlace, period: Period) {
  const all = await services.checkpoints.switchings(workspaceId, id, { limit: MOST_SWITCHINGS });
  const within = all.filter(({ at }) => isWithin(at, period)).reverse();
  return [...(await withNames({ names: services.names, workspaceId }, 'actor', within))];
}

async function learnedIn(
  services: Services,
  workspaceId: WorkspaceId,
  period: Period,
): Promise<ClientReport['learned']> {
  const learned: ClientReport['learned'] = [];
  for (const { model, labelledCases } of await services.learning.models(workspaceId)) {
    const versions = await services.learning.versions(workspaceId, model);
    learned.push({
      model,
      labelledCases,
      versions: versions
        .filter(({ trainedAt }) => isWithin(trainedAt, period))
        .map(({ version, trainedAt, metrics }) => ({ version, trainedAt, accuracy: metrics.accuracy })),
    });
  }
  return learned;
}
