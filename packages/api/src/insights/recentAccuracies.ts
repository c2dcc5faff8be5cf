import { type CheckpointPlace, requireCheckpoint } from '../checkpoints/findCheckpoint.ts';
import { accuraciesOf, checkedOf, uncheckedOf } from './accuracies.ts';

const DAY_MS = 86_400_000;

/**
 * How often a checkpoint's agents were right in the last `days` days (UTC) up to today, as a report of these days says, how
 * many cases that had passed somebody looked at, and how many nobody looked at in time.
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
  return { ...accuraciesOf(judgements), checked: checkedOf(judgements), unchecked: uncheckedOf(judgements) };
}
