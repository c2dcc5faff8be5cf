import type { WorkspaceId } from '@countersign/model';
import type { CaseFile, NewCaseFile } from '@countersign/runtime';
import type { TransactionSql } from 'postgres';
import { type CaseFileRow, caseFileOf } from './caseFileOf.ts';

/** Begins a file; nothing when the workspace has no such flow. */
export async function insertCaseFile(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  { id, flow, name, priority, actor }: NewCaseFile,
): Promise<CaseFile | undefined> {
  const [row] = await tx<CaseFileRow[]>`
    insert into case_files (id, workspace_id, flow_id, flow, name, priority, created_by)
    select ${id}, workspace_id, flows.id, slug, ${name}, ${priority}, ${actor.id}
    from flows
    where workspace_id = ${workspaceId} and slug = ${flow}
    returning *`;
  return row && caseFileOf(row);
}
