import type { RunId, WorkspaceId } from '@countersign/model';
import type { Sql } from 'postgres';

/** Where a walk through the runs of a workspace stands, oldest first. */
export type WalkPosition = Readonly<{ createdAt: Date; id: string }>;

export const WALK_START: WalkPosition = {
  createdAt: new Date(0),
  id: '00000000-0000-0000-0000-000000000000',
};

/**
 * The next runs on a walk that are over since before a time and that nothing needs any more: no review of theirs is
 * open, nobody who called them goes on. `next` is null at the end of the walk; each run is passed once.
 */
export async function oldRuns(
  worker: Sql,
  workspaceId: WorkspaceId,
  walk: Readonly<{ before: Date; from: WalkPosition; step: number }>,
): Promise<Readonly<{ ids: readonly RunId[]; next: WalkPosition | null }>> {
  const { before, from, step } = walk;
  const rows = await worker<{ id: RunId; createdAt: Date; isOver: boolean }[]>`
    with passed as materialized (
      select id, created_at, updated_at, final_status, parent_run_id
      from runs
      where workspace_id = ${workspaceId} and (created_at, id) > (${from.createdAt}, ${from.id})
        and created_at < ${before}
      order by created_at, id
      limit ${step}
    )
    select id, created_at,
      final_status is not null and updated_at < ${before}
        and not exists (select from reviews where reviews.run_id = passed.id and reviews.status = 'open')
        and not exists (
          select from runs caller where caller.id = passed.parent_run_id and caller.final_status is null)
        and not exists (
          select from runs called where called.parent_run_id = passed.id and called.final_status is null)
        as is_over
    from passed
    order by created_at, id`;
  const last = rows.at(-1);
  const ids = rows.filter(({ isOver }) => isOver).map(({ id }) => id);
  return { ids, next: rows.length < step || !last ? null : { createdAt: last.createdAt, id: last.id } };
}
