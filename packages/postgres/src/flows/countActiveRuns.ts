import type { WorkspaceId } from '@countersign/model';
import type { ActiveRuns } from '@countersign/runtime';
import type { TransactionSql } from 'postgres';

/** Beyond it nobody wants to know the number, and counting would take long. */
const COUNTED = 1_000;

/** The runs under way per version of a flow, newest version first. */
export async function countActiveRuns(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  slug: string,
): Promise<ActiveRuns> {
  const versions = await tx<{ version: number; runs: number }[]>`
    select version, count(*)::integer as runs
    from (
      select run_id
      from run_marks
      where workspace_id = ${workspaceId} and mark = 'active'
        and flow_id = (select id from flows where workspace_id = ${workspaceId} and slug = ${slug})
      order by created_at, run_id
      limit ${COUNTED}
    ) as active
    join runs on runs.id = run_id
    group by version
    order by version desc`;
  return { versions, more: versions.reduce((sum, { runs }) => sum + runs, 0) === COUNTED };
}
