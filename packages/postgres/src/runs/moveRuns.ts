import type { TransactionSql } from 'postgres';
import { jsonRows } from '../jsonRows.ts';

export type RunToMove = Readonly<{ id: string; version: number; artefact_hash: string }>;

/** Puts locked runs on another version of their flow. */
export async function moveRuns(tx: TransactionSql, runs: readonly RunToMove[]): Promise<void> {
  if (runs.length === 0) return;
  await tx`
    update runs
    set version = moved.version, artefact_hash = moved.artefact_hash
    from json_to_recordset(${jsonRows(runs)}::text::json) as moved (id uuid, version integer, artefact_hash text)
    where runs.id = moved.id`;
}
