import { fail, ok, type Result, type WorkspaceId } from '@countersign/model';
import type { Checkpoints } from '@countersign/runtime';
import type { TransactionSql } from 'postgres';
import { appendAudit } from '../audit/appendAudit.ts';
import { lockAuditHeads } from '../audit/lockAuditHeads.ts';
import { checkpointNotFound } from './refusals.ts';

type Change = Parameters<Checkpoints['setCosts']>[1];

/** Keeps what an error and a review cost. */
export async function setCosts(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  { id, costOfError, minutesPerReview, actor }: Change,
): Promise<Result<null>> {
  // The end of the chain comes before checkpoints in the order in which everybody locks.
  await lockAuditHeads(tx, [workspaceId]);
  const set = await tx`
    update checkpoints set cost_of_error = ${costOfError}, minutes_per_review = ${minutesPerReview}
    where workspace_id = ${workspaceId} and id = ${id}`;
  if (set.count === 0) return fail(checkpointNotFound(id));
  const payload = { costOfError, minutesPerReview };
  const object = `checkpoint:${id}`;
  await appendAudit(tx, { workspaceId, actor: actor.id, action: 'costs.changed', object, payload });
  return ok(null);
}
