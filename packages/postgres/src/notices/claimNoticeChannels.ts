import type { HeldChannel } from '@countersign/runtime';
import type { Sql } from 'postgres';

/**
 * Takes channels that have something to tell, or whose time for a digest has come, the longest untouched first; several
 * workers never get the same one. One that rests after a failure, is paused or is held by somebody is left alone.
 */
export async function claimNoticeChannels(
  worker: Sql,
  limit: number,
  holdMs: number,
): Promise<readonly HeldChannel[]> {
  return worker<HeldChannel[]>`
    with due as (
      select workspace_id, id
      from notice_channels
      where not is_paused and (leased_until is null or leased_until <= now())
        and (retry_at is null or retry_at <= now())
        and (next_digest_at <= now()
          -- The first of an index; "exists" would be planned as a look at all notices.
          or (select min(due_at) from notices where channel_id = notice_channels.id) <= now())
      order by claimed_at nulls first
      limit ${limit}
      for update skip locked
    )
    update notice_channels as channel
    set token = gen_random_uuid(), leased_until = now() + ${holdMs} * interval '1 millisecond', claimed_at = now()
    from due
    where channel.workspace_id = due.workspace_id and channel.id = due.id
    returning channel.workspace_id, channel.id, channel.token, channel.failures, channel.time_zone,
      channel.digest_hour`;
}
