import type { Sql } from 'postgres';
import { jsonRows } from '../jsonRows.ts';
import type { HeldEffect } from './renewLeases.ts';

/** Gives back all that a worker holds but these; the claim did not lead to an attempt, so it is not counted. */
export async function releaseLeases(
  worker: Sql,
  workerId: string,
  kept: readonly Omit<HeldEffect, 'token'>[] = [],
): Promise<void> {
  await worker`
    update effects
    set worker_id = null, claims = claims - 1, token = token + 1, due_at = now()
    where worker_id = ${workerId} and not exists (
      select from json_to_recordset(${jsonRows(kept)}::text::json) as kept ("runId" uuid, key text)
      where kept."runId" = effects.run_id and kept.key = effects.key
    )`;
}
