import type { Json, WorkspaceId } from '@countersign/model';
import { type Incident, type IncidentFilter, isEnding, type Page } from '@countersign/runtime';
import type { TransactionSql } from 'postgres';
import { decodeCursor, pageLimit, pageOf } from '../cursor.ts';
import { isUuid } from '../isUuid.ts';
import { unpack } from '../packed.ts';
import { artefactOf } from '../runs/artefactOf.ts';

type IncidentRow = Omit<Incident, 'since' | 'ending'> &
  Readonly<{ since: Date; id: string; sortedBy: string; packed: Uint8Array | null; snapshot: Json | null }>;

/** Parked effects of a workspace, those that wait longest first. */
export async function listIncidents(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  { flow, run, cursor, limit }: IncidentFilter,
): Promise<Page<Incident>> {
  const pageSize = pageLimit(limit);
  const after = decodeCursor(cursor);
  const [runId, key] = splitId(after?.id ?? '');
  const rows = await tx<IncidentRow[]>`
    select effects.run_id, runs.flow, runs.subject, key, node, visit, kind, problem, parked_at as since,
      coalesce(body -> 'nodes' -> node -> 'node' ->> 'title', node) as node_title,
      effects.run_id || '/' || key as id, parked_at::text as sorted_by, packed_snapshot as packed, snapshot
    from effects
    join runs on runs.id = effects.run_id
    left join artefacts on artefacts.hash = ${artefactOf(tx)} and artefacts.workspace_id = runs.workspace_id
    where effects.workspace_id = ${workspaceId} and problem is not null
      ${after ? tx`and (parked_at, effects.run_id, key) > (${after.value}::text::timestamptz, ${runId}::uuid, ${key})` : tx``}
      ${flow === undefined ? tx`` : tx`and runs.flow = ${flow}`}
      ${run === undefined ? tx`` : tx`and effects.run_id = ${isUuid(run) ? run : null}`}
    order by parked_at, effects.run_id, key
    limit ${pageSize + 1}`;
  return pageOf(rows, pageSize, incidentOf);
}

/** The effect that a cursor names: its run, and its key after the first slash. */
function splitId(id: string): readonly [runId: string, key: string] {
  const slash = id.indexOf('/');
  return [id.slice(0, slash), id.slice(slash + 1)];
}

function incidentOf({ id: _, sortedBy: __, since, packed, snapshot, ...row }: IncidentRow): Incident {
  return { ...row, since: since.toISOString(), ending: isEnding(unpack(packed, snapshot)) };
}
