import type { WorkspaceId } from '@countersign/model';
import type { Sql } from 'postgres';

/** The workspaces whose runs are not kept for ever, and for how many days they are. */
export function listRetentions(
  worker: Sql,
): Promise<readonly Readonly<{ workspaceId: WorkspaceId; days: number }>[]> {
  return worker<{ workspaceId: WorkspaceId; days: number }[]>`
    select workspace_id, (settings ->> 'retentionDays')::integer as days
    from workspace_settings
    where settings ->> 'retentionDays' is not null
    order by workspace_id`;
}
