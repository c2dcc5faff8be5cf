import { fail, ok, type Result, type WorkspaceId } from '@countersign/model';
import { takeAnswer, type WideningAnswer } from '@countersign/runtime';
import type { TransactionSql } from 'postgres';
import { holdForOwner } from '../trust/holdForOwner.ts';
import { writeForOwner } from '../trust/writeForOwner.ts';
import { checkpointNotFound } from './refusals.ts';

/** Ratifies, declines or puts off a widening, or lets it be proposed again. */
export async function answerWidening(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  given: WideningAnswer,
): Promise<Result<null>> {
  const { id, actor, answer, segment, agentVersion, to, more = null, message = null } = given;
  const ledger = await holdForOwner(tx, workspaceId, id);
  if (ledger === null) return fail(checkpointNotFound(id));
  const taken = takeAnswer(ledger, given);
  if (!taken.ok) return taken;
  const payload = { segment, agentVersion, to, more, message };
  await writeForOwner(tx, ledger, { actor, action: `widening.${answer}`, payload });
  return ok(null);
}
