import type { Sql } from 'postgres';

/** Whoever has not been told for so long is not helped by being told now: the channel is paused, broken or gone. */
const KEPT_DAYS = 3;
const AT_ONCE = 10_000;

/** Drops notices that have waited too long. */
export async function dropOldNotices(worker: Sql): Promise<void> {
  await worker`
    delete from notices
    where (channel_id, review_id, occasion, number) in (
      select channel_id, review_id, occasion, number from notices
      where created_at < now() - ${KEPT_DAYS} * interval '1 day'
      order by created_at
      limit ${AT_ONCE}
    )`;
}
