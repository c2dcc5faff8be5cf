import type { WorkspaceId } from '@countersign/model';
import type { Sql } from 'postgres';
import { appendPendingDeeds } from './appendPendingDeeds.ts';

/** Appends what was done without waiting for the audit chain and could not be appended right after. */
export async function sweepPendingDeeds(worker: Sql): Promise<void> {
  const waiting = await worker<
    { workspaceId: WorkspaceId }[]
  >`select distinct workspace_id from pending_deeds`;
  for (const { workspaceId } of waiting) {
    await appendPendingDeeds(async (work) => {
      await worker.begin(work);
    }, workspaceId);
  }
}
