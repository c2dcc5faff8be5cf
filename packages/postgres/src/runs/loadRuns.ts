import type { Json, RunId } from '@countersign/model';
import { priorityOf, type StoredRun } from '@countersign/runtime';
import type { Sql } from 'postgres';
import { unpack } from '../packed.ts';
import { artefactOf } from './artefactOf.ts';
import { type ParentColumns, parentOf } from './parentOf.ts';

type LoadedRun = Omit<StoredRun, 'parent' | 'priority' | 'snapshot'> &
  ParentColumns &
  Readonly<{ priority: number; packedSnapshot: Uint8Array | null; snapshot: Json | null }>;

export async function loadRuns(worker: Sql, ids: readonly RunId[]): Promise<readonly StoredRun[]> {
  const rows = await worker<LoadedRun[]>`
    select id, workspace_id, flow_id, flow, version, ${artefactOf(worker)} as artefact_hash, revision, status, packed_snapshot, snapshot, subject, case_type,
      started_by, parent_run_id, parent_key, parent_node, parent_visit, parent_index, depth, priority
    from runs
    where id = any(${[...ids]}::uuid[])`;
  return rows.map(
    ({
      parentRunId,
      parentKey,
      parentNode,
      parentVisit,
      parentIndex,
      priority,
      packedSnapshot,
      snapshot,
      ...run
    }) => ({
      ...run,
      snapshot: unpack(packedSnapshot, snapshot),
      priority: priorityOf(priority),
      parent: parentOf({ parentRunId, parentKey, parentNode, parentVisit, parentIndex }),
    }),
  );
}
