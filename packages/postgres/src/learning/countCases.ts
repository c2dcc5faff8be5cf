import type { WorkspaceId } from '@countersign/model';
import type { TransactionSql } from 'postgres';

export async function countCases(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  model: string,
): Promise<number> {
  const [row] = await tx<{ cases: number }[]>`
    select count(*)::integer as cases from labelled_cases
    where workspace_id = ${workspaceId} and model = ${model}`;
  return row?.cases ?? 0;
}
