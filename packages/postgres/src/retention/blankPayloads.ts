import type { ReviewId, RunId, WorkspaceId } from '@countersign/model';
import type { TransactionSql } from 'postgres';

/**
 * Erases what the audit chain says was written in these runs and reviews. The links hold only its hash, so the chain
 * stays whole and still proves who did what, and when.
 */
export async function blankPayloads(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  { runs, reviews }: Readonly<{ runs: readonly RunId[]; reviews: readonly ReviewId[] }>,
): Promise<void> {
  const objects = [...runs.map((id) => `run:${id}`), ...reviews.map((id) => `review:${id}`)];
  await tx`
    update audit set payload = null
    where workspace_id = ${workspaceId} and payload is not null
      and (object = any(${objects}) or payload ->> 'runId' = any(${[...runs]}))`;
}
