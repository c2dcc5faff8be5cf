import type { NoticeChannel, WorkspaceId } from '@countersign/model';
import type { TransactionSql } from 'postgres';
import { MOST_COUNTED, type NoticeChannelRow, noticeChannelOf } from './noticeChannelOf.ts';

/** A workspace's channels by name; secrets are not read. */
export async function listNoticeChannels(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
): Promise<readonly NoticeChannel[]> {
  const rows = await tx<NoticeChannelRow[]>`
    select id, name, target, ciphertext is not null as has_secret, occasions, language, time_zone, digest_hour,
      is_paused, last_sent_at, failure, failed_at, retry_at,
      (select count(*)::integer from (
        select from notices where channel_id = notice_channels.id order by due_at limit ${MOST_COUNTED}
      ) as counted) as waiting
    from notice_channels
    where workspace_id = ${workspaceId}
    order by lower(name), id`;
  return rows.map(noticeChannelOf);
}
