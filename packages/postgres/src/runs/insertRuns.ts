import type { RunId } from '@countersign/model';
import { isFinal } from '@countersign/model';
import type { Turn, TurnCause } from '@countersign/runtime';
import type { TransactionSql } from 'postgres';
import { jsonRows } from '../jsonRows.ts';

export type StartTurn = Turn & { readonly cause: Extract<TurnCause, { type: 'start' }> };

type CreatedRun = Readonly<{ id: RunId; at: Date }>;

/**
 * Creates runs with the state they have after their first turn. A run whose id or idempotency key exists is left
 * out; the answer names those that were created, and when. Rows go in by key, so that two writers of the same keys cannot
 * wait for each other in a circle.
 */
export async function insertRuns(
  tx: TransactionSql,
  turns: readonly StartTurn[],
): Promise<readonly CreatedRun[]> {
  if (turns.length === 0) return [];
  const rows = turns.map((turn) => ({
    ...turn.cause.run,
    status: turn.status,
    final_status: isFinal(turn.status) ? turn.status : null,
    outcome: turn.outcome,
    output: turn.output,
    snapshot: turn.snapshot,
    last_seq: turn.events.length,
  }));
  return tx<CreatedRun[]>`
    insert into runs (id, workspace_id, flow_id, flow, version, artefact_hash, subject, case_type, started_by,
      idempotency_key, body_hash, input, final_status, outcome, output, status, revision, last_seq, snapshot)
    select id, "workspaceId", "flowId", flow, version, "artefactHash", subject, "caseType", "startedBy",
      "idempotencyKey", "bodyHash", input, final_status, outcome, output, status, 1, last_seq, snapshot
    from json_to_recordset(${jsonRows(rows)}::text::json) as start (id uuid, "workspaceId" text, "flowId" uuid,
      flow text, version integer, "artefactHash" text, subject text, "caseType" text, "startedBy" text,
      "idempotencyKey" text, "bodyHash" text, input json, final_status text, outcome text, output json,
      status text, last_seq integer, snapshot json)
    order by "workspaceId", "idempotencyKey", id
    on conflict do nothing
    returning id, created_at as at`;
}
