import type { HeldChannel, Notice } from '@countersign/runtime';
import type { Sql, TransactionSql } from 'postgres';

type Row = Omit<Notice, 'id' | 'at' | 'case'> &
  Omit<Notice['case'], 'openedAt' | 'dueAt' | 'id'> &
  Readonly<{ reviewId: string; number: number; createdAt: Date; openedAt: Date; dueAt: Date | null }>;

/** What is due in a channel, oldest first. What is about a case that waits no longer is dropped. */
export async function dueNotices(
  worker: Sql,
  channel: Pick<HeldChannel, 'id'>,
  limit: number,
): Promise<readonly Notice[]> {
  return worker.begin(async (tx) => {
    await dropAnswered(tx, channel);
    const rows = await tx<Row[]>`
      with due as materialized (
        select review_id, occasion, number, attempts, created_at
        from notices
        where channel_id = ${channel.id} and due_at <= now()
        order by due_at
        limit ${limit}
      )
      select due.*, kind, run_id, flow, node, node_title, subject, case_type, stakes, amount, confidence, role,
        opened_at, due_at
      from due
      join reviews on reviews.id = review_id
      order by created_at, review_id, occasion, number`;
    return rows.map((row) => noticeOf(channel.id, row));
  });
}

const dropAnswered = (tx: TransactionSql, { id }: Pick<HeldChannel, 'id'>) => tx`
  delete from notices
  where channel_id = ${id} and due_at <= now()
    and not exists (select from reviews where reviews.id = review_id and status = 'open')`;

function noticeOf(
  channelId: string,
  { reviewId, occasion, number, attempts, createdAt, openedAt, dueAt, ...rest }: Row,
): Notice {
  return {
    id: `notice-${channelId}/${reviewId}/${occasion}/${number}`,
    ...{ occasion, number, attempts, at: createdAt.toISOString() },
    case: {
      ...rest,
      id: reviewId as Notice['case']['id'], // safe: the id of a stored review
      openedAt: openedAt.toISOString(),
      dueAt: dueAt?.toISOString() ?? null,
    },
  };
}
