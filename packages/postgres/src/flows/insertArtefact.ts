import type { Artefact, WorkspaceId } from '@countersign/model';
import type { TransactionSql } from 'postgres';

/** Stores an artefact; one of the same hash is the same already. */
export async function insertArtefact(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  artefact: Artefact,
): Promise<void> {
  await tx`
    insert into artefacts (workspace_id, hash, body)
    values (${workspaceId}, ${artefact.hash}, ${JSON.stringify(artefact)}::text::json)
    on conflict do nothing`;
}
