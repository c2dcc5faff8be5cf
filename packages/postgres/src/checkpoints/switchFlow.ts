import type { WorkspaceId } from '@countersign/model';
import type { TransactionSql } from 'postgres';

/** Turns "review everything" on or off for the flow of this slug or id; answers whether there is one. */
export async function switchFlow(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  flow: string,
  on: boolean,
): Promise<boolean> {
  const switched = await tx`
    update flows set review_everything = ${on} where workspace_id = ${workspaceId} 
      and (slug = ${flow} or id::text = ${flow})`;
  return switched.count > 0;
}
