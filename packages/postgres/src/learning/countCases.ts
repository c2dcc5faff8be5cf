import type { WorkspaceId } from '@countersign/model';
import type { TransactionSql } from 'postgres';
import { labelledOf } from './labelledOf.ts';

export async function countCases(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  model: string,
): Promise<number> {
  const [row] = await tx<{ cases: number }[]>`
    select count(*)::integer as cases from (${labelledOf(tx, workspaceId, model)}) as labelled`;
  return row?.cases ?? 0;
}
