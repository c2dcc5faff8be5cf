import type { Json, RunId } from '@countersign/model';
import type { ChildSnapshot } from '@countersign/runtime';
import type { Sql } from 'postgres';
import { unpack } from '../packed.ts';
import { artefactOf } from './artefactOf.ts';

type Row = Readonly<{ artefactHash: string; packed: Uint8Array | null; snapshot: Json | null }>;

/** What the runs of some items of a call know, in the order of the items. */
export async function childSnapshots(
  worker: Sql,
  { runId, key }: Readonly<{ runId: RunId; key: string }>,
  { from, to }: Readonly<{ from: number; to: number }>,
): Promise<readonly ChildSnapshot[]> {
  const rows = await worker<Row[]>`
    select ${artefactOf(worker)} as artefact_hash, packed_snapshot as packed, snapshot
    from runs
    where parent_run_id = ${runId} and parent_key = ${key} and parent_index >= ${from} and parent_index < ${to}
    order by parent_index`;
  return rows.map(({ artefactHash, packed, snapshot }) => ({
    artefactHash,
    snapshot: unpack(packed, snapshot),
  }));
}
