import { jsonRows } from '../jsonRows.ts';
import type { Statement, Writer } from '../store/flight.ts';

/** Counts one more reminder of open reviews of locked runs, to be told in the workspace's channels. */
export function remindReviews(
  tx: Writer,
  reviews: readonly Readonly<{ run_id: string; id: string }>[],
): Statement {
  if (reviews.length === 0) return null;
  return tx`
    with reminded as (
      update reviews
      set reminders = reminders + 1
      from json_to_recordset(${jsonRows(reviews)}::text::json) as named (run_id uuid, id uuid)
      where reviews.id = named.id and reviews.run_id = named.run_id and reviews.status is not distinct from 'open'
      returning reviews.workspace_id, reviews.id, stakes, reminders
    )
    insert into notices (workspace_id, channel_id, review_id, occasion, number, due_at)
    select channel.workspace_id, channel.id, reminded.id, 'reminded', reminders,
      case when stakes = 'low' then coalesce(next_digest_at, now()) else now() end
    from reminded
    join notice_channels as channel
      on channel.workspace_id = reminded.workspace_id and not is_paused and 'reminded' = any(occasions)`;
}
