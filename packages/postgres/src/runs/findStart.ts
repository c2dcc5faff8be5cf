import type { RunId, WorkspaceId } from '@countersign/model';
import type { Sql } from 'postgres';

type KeyedRun = Readonly<{ runId: RunId; bodyHash: string }>;

/** The run that was started under this idempotency key; null while it is free. */
export async function findStart(
  sql: Sql,
  workspaceId: WorkspaceId,
  idempotencyKey: string,
): Promise<KeyedRun | null> {
  const [row] = await sql<KeyedRun[]>`
    select id as run_id, body_hash from runs
    where workspace_id = ${workspaceId} and idempotency_key = ${idempotencyKey}`;
  return row ?? null;
}
