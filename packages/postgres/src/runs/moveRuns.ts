import { jsonRows } from '../jsonRows.ts';
import type { Statement, Writer } from '../store/flight.ts';

export type RunToMove = Readonly<{ id: string; version: number; artefact_hash: string }>;

/** Puts locked runs on another version of their flow. */
export function moveRuns(tx: Writer, runs: readonly RunToMove[]): Statement {
  if (runs.length === 0) return null;
  return tx`
    update runs
    set version = moved.version, artefact_hash = nullif(moved.artefact_hash, (
        select artefact_hash from flow_versions where flow_versions.flow_id = runs.flow_id and flow_versions.version = moved.version
      ))
    from json_to_recordset(${jsonRows(runs)}::text::json) as moved (id uuid, version integer, artefact_hash text)
    where runs.id = moved.id`;
}
