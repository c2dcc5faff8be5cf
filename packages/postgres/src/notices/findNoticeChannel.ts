import type { WorkspaceId } from '@countersign/model';
import type { SealedNoticeChannel } from '@countersign/runtime';
import type { TransactionSql } from 'postgres';
import { MOST_COUNTED, type NoticeChannelRow, noticeChannelOf } from './noticeChannelOf.ts';

/** A channel with its sealed secret. */
export async function findNoticeChannel(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  id: string,
): Promise<SealedNoticeChannel | null> {
  const [row] = await tx<(NoticeChannelRow & { ciphertext: string | null })[]>`
    select id, name, target, ciphertext is not null as has_secret, occasions, language, time_zone, digest_hour,
      is_paused, last_sent_at, failure, failed_at, retry_at, ciphertext,
      (select count(*)::integer from (
        select from notices where channel_id = notice_channels.id order by due_at limit ${MOST_COUNTED}
      ) as counted) as waiting
    from notice_channels
    where workspace_id = ${workspaceId} and id = ${id}`;
  return row === undefined ? null : noticeChannelOf(row);
}
