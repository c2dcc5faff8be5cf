import type { WorkspaceId } from '@countersign/model';
import type { TransactionSql } from 'postgres';

/** Turns "review everything" on or off for one flow; answers whether there is one. */
export async function switchFlow(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  id: string,
  on: boolean,
): Promise<boolean> {
  const switched = await tx`
    update flows set review_everything = ${on} where workspace_id = ${workspaceId} and id = ${id}`;
  return switched.count > 0;
}
