import type { HeldChannel, Notice, NoticeOutcome } from '@countersign/runtime';
import type { Sql } from 'postgres';
import { jsonRows } from '../jsonRows.ts';

/**
 * Gives a channel back and takes what is over out of the box; false, and nothing is written, when its token is not the
 * newest any more.
 */
export async function settleNotices(
  worker: Sql,
  { workspaceId, id, token }: HeldChannel,
  { over, failed, hasSent, failure, nextDigestAt }: NoticeOutcome,
): Promise<boolean> {
  return worker.begin(async (tx) => {
    const rest = failure === null ? null : failure.retryInMs;
    const settled = await tx`
      update notice_channels
      set token = null, leased_until = null, next_digest_at = ${nextDigestAt},
        last_sent_at = case when ${hasSent}::boolean then now() else last_sent_at end,
        failures = case when ${rest}::double precision is not null then failures + 1
          when ${hasSent}::boolean then 0 else failures end,
        retry_at = case when ${rest}::double precision is not null
          then now() + ${rest}::double precision * interval '1 millisecond' end,
        failure = case when ${rest}::double precision is not null then ${failure?.message ?? null}::text
          when ${hasSent}::boolean then null else failure end,
        failed_at = case when ${rest}::double precision is not null then now()
          when ${hasSent}::boolean then null else failed_at end
      where workspace_id = ${workspaceId} and id = ${id} and token = ${token}`;
    if (settled.count === 0) return false;
    await tx`
      delete from notices
      using json_to_recordset(${jsonRows(over.map(keyOf))}::text::json) as told (review uuid, occasion text, number integer)
      where channel_id = ${id} and review_id = told.review and notices.occasion = told.occasion
        and notices.number = told.number`;
    await tx`
      update notices set attempts = attempts + 1
      from json_to_recordset(${jsonRows(failed.map(keyOf))}::text::json) as tried (review uuid, occasion text, number integer)
      where channel_id = ${id} and review_id = tried.review and notices.occasion = tried.occasion
        and notices.number = tried.number`;
    return true;
  });
}

const keyOf = (notice: Notice) => ({
  review: notice.case.id,
  occasion: notice.occasion,
  number: notice.number,
});
