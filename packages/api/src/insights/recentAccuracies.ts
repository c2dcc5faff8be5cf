import { type CheckpointPlace, findCheckpoint } from '../checkpoints/findCheckpoint.ts';
import { judgedCases } from '../checkpoints/judgedCases.ts';
import { accuraciesOf } from './accuracies.ts';

const DAY_MS = 86_400_000;

/** How often a checkpoint's agents were right in the last `days` days (UTC) up to today: as a report of them says. */
export async function recentAccuracies(
  place: CheckpointPlace,
  { days, now }: { readonly days: number; readonly now: Date },
) {
  await findCheckpoint(place);
  const today = Math.floor(now.getTime() / DAY_MS) * DAY_MS;
  return accuraciesOf(await judgedCases(place, [], new Date(today - (days - 1) * DAY_MS)));
}
