import type { WorkspaceId } from '@countersign/model';
import type { LabelledCase } from '@countersign/runtime';
import type { TransactionSql } from 'postgres';
import { labelledOf } from './labelledOf.ts';

/**
 * Labelled cases of a model, or those of these ids, in the order of their ids, so that training on them gives the same
 * model again.
 */
export async function listCases(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  model: string,
  ids: readonly string[] | null = null,
): Promise<readonly LabelledCase[]> {
  const among = ids === null ? tx`` : tx`where id = any(${[...ids]})`;
  return tx<LabelledCase[]>`
    select id, text, label from (${labelledOf(tx, workspaceId, model)}) as labelled ${among} order by id`;
}
