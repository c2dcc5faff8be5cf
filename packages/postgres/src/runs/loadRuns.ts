import type { RunId } from '@countersign/model';
import type { StoredRun } from '@countersign/runtime';
import type { Sql } from 'postgres';

export async function loadRuns(worker: Sql, ids: readonly RunId[]): Promise<readonly StoredRun[]> {
  const rows = await worker<StoredRun[]>`
    select id, workspace_id, flow_id, flow, version, artefact_hash, revision, status, snapshot, subject, case_type,
      started_by
    from runs
    where id = any(${[...ids]}::uuid[])`;
  return rows;
}
