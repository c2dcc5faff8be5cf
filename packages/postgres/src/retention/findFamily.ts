import type { RunId, WorkspaceId } from '@countersign/model';
import type { Sql } from 'postgres';

export type FamilyMember = Readonly<{
  id: RunId;
  isFinal: boolean;
  /** The run that called it goes on: it would begin this one again. */
  isCalledByActive: boolean;
}>;

/** A run, first, and all that it called, directly or through others; none when there is no such run. */
export function findFamily(
  worker: Sql,
  workspaceId: WorkspaceId,
  id: string,
): Promise<readonly FamilyMember[]> {
  return worker<FamilyMember[]>`
    with recursive family as (
      select id, final_status, parent_run_id, 0 as distance
      from runs where workspace_id = ${workspaceId} and id = ${id}
      union all
      select called.id, called.final_status, called.parent_run_id, family.distance + 1
      from runs called join family on called.parent_run_id = family.id
    )
    select id, final_status is not null as is_final,
      exists (
        select from runs caller where caller.id = family.parent_run_id and caller.final_status is null
      ) as is_called_by_active
    from family
    order by distance, id`;
}
