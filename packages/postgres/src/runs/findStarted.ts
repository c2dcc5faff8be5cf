import type { RunId } from '@countersign/model';
import { jsonRows } from '../jsonRows.ts';
import type { Statement, Writer } from '../store/flight.ts';
import type { StartTurn } from './insertRuns.ts';

/**
 * A run that was there before a start: `wanted` is the id of the start that met it. A run without an idempotency key is
 * met only by its own start. The hash of an older version says nothing of the priority, which comes behind a space.
 */
export type StartedRun = Readonly<{ wanted: RunId; id: RunId; sameBody: boolean }>;

/**
 * The runs that hold the idempotency keys of starts that created nothing; or the very runs themselves, when a start is
 * committed again because the answer to its first commit was lost.
 */
export function findStarted(tx: Writer, turns: readonly StartTurn[]): Statement<StartedRun> {
  if (turns.length === 0) return null;
  const rows = turns.map(({ cause: { run } }) => run);
  return tx<StartedRun[]>`
    select wanted.id as wanted, runs.id,
      runs.body_hash in ('', wanted."bodyHash", split_part(wanted."bodyHash", ' ', 1)) as same_body
    from json_to_recordset(${jsonRows(rows)}::text::json) as wanted (id uuid, "workspaceId" text,
      "idempotencyKey" text, "bodyHash" text)
    join runs on runs.workspace_id = wanted."workspaceId"
      and (runs.id = wanted.id or runs.idempotency_key = wanted."idempotencyKey")`;
}
