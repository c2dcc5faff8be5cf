import { type CheckpointPlace, requireCheckpoint } from '../checkpoints/findCheckpoint.ts';
import { accuraciesOf } from './accuracies.ts';
import { unreviewedOf } from './unreviewed.ts';

const DAY_MS = 86_400_000;

/**
 * How often a checkpoint's agents were right in the last `days` days (UTC) up to today, and how many cases nobody had to
 * look at: as a report of these days says.
 */
export async function recentAccuracies(
  place: CheckpointPlace,
  { days, now }: { readonly days: number; readonly now: Date },
) {
  await requireCheckpoint(place);
  const { services, workspaceId, id } = place;
  const today = Math.floor(now.getTime() / DAY_MS) * DAY_MS;
  const since = new Date(today - (days - 1) * DAY_MS);
  const judgements = await services.checkpoints.judgements(workspaceId, id, { since });
  const daily = await services.checkpoints.daily(workspaceId, id, { days });
  const first = since.toISOString().slice(0, 10);
  const passed = daily.reduce((sum, one) => (one.day < first ? sum : sum + one.passed), 0);
  return { ...accuraciesOf(judgements), unreviewed: unreviewedOf(passed, judgements) };
}
