import type { ReviewId, RunId, WorkspaceId } from '@countersign/model';
import type { TransactionSql } from 'postgres';

/** Lets a review be found by whom its comments are meant for. */
export async function insertMentions(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  { reviewId, runId, mentions }: { reviewId: ReviewId; runId: RunId; mentions: readonly string[] },
): Promise<void> {
  if (mentions.length === 0) return;
  await tx`
    insert into review_mentions (workspace_id, member, review_id, run_id)
    select ${workspaceId}, member, ${reviewId}::uuid, ${runId}::uuid
    from unnest(${tx.array([...mentions])}::text[]) as member
    order by member
    on conflict do nothing`;
}
