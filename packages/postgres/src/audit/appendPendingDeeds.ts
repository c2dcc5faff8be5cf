import type { JsonObject, WorkspaceId } from '@countersign/model';
import postgres, { type TransactionSql } from 'postgres';
import { insertAudit } from './insertAudit.ts';
import { lockAuditHeads } from './lockAuditHeads.ts';

type PendingDeed = Readonly<{
  id: string;
  actor: string;
  action: string;
  object: string;
  at: Date;
  payload: JsonObject;
}>;

/** Longest wait for the end of the chain: whoever holds it longer is not waited for by somebody who has done his part. */
const PATIENCE = '200ms';

/**
 * Makes links of what was done without waiting for the chain, oldest first; each says when it was done. Answers false
 * when somebody else holds the chain: then the next one who comes by does it.
 */
export async function appendPendingDeeds(
  begin: (work: (tx: TransactionSql) => Promise<void>) => Promise<void>,
  workspaceId: WorkspaceId,
): Promise<boolean> {
  try {
    await begin(async (tx) => {
      await tx`select set_config('lock_timeout', ${PATIENCE}, true)`;
      await lockAuditHeads(tx, [workspaceId]);
      const deeds = await tx<PendingDeed[]>`
        with gone as (delete from pending_deeds where workspace_id = ${workspaceId} returning *)
        select id, actor, action, object, at, payload from gone order by id`;
      const links = deeds.map(({ actor, action, object, at, payload }) => ({
        ...{ workspaceId, actor, action, object, payload: { ...payload, at: at.toISOString() } },
      }));
      await insertAudit(tx, links);
    });
    return true;
  } catch (error) {
    if (error instanceof postgres.PostgresError && error.code === LOCK_NOT_AVAILABLE) return false;
    throw error;
  }
}

const LOCK_NOT_AVAILABLE = '55P03';
