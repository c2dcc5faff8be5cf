import type { WorkspaceId } from '@countersign/model';
import type { NoticeChannels } from '@countersign/runtime';
import type { TransactionSql } from 'postgres';

/**
 * Creates or replaces a channel by its name, which keeps its id; answers that. Without a new secret the stored one stays
 * where the channel is of the same kind. What failed before is forgotten, so that it is tried at once.
 */
export async function saveNoticeChannel(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  channel: Parameters<NoticeChannels['save']>[1] & { readonly nextDigestAt: Date | null },
): Promise<string> {
  const { id, name, target, ciphertext, occasions, language, timeZone, digestHour, isPaused } = channel;
  const { nextDigestAt } = channel;
  const [saved] = await tx<[{ id: string }]>`
    insert into notice_channels (workspace_id, id, name, target, ciphertext, occasions, language, time_zone,
      digest_hour, is_paused, next_digest_at)
    values (${workspaceId}, ${id}, ${name}, ${JSON.stringify(target)}::text::json, ${ciphertext},
      ${[...occasions]}::text[], ${language}, ${timeZone}, ${digestHour}, ${isPaused},
      ${nextDigestAt})
    on conflict (workspace_id, name) do update
    set target = excluded.target, occasions = excluded.occasions, language = excluded.language,
      time_zone = excluded.time_zone, digest_hour = excluded.digest_hour, is_paused = excluded.is_paused,
      next_digest_at = excluded.next_digest_at, failures = 0, retry_at = null, failure = null, failed_at = null,
      ciphertext = coalesce(excluded.ciphertext,
        case when notice_channels.target ->> 'kind' = excluded.target ->> 'kind' then notice_channels.ciphertext end)
    returning id`;
  return saved.id;
}
