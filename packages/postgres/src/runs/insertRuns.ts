import { isFinal, type RunId } from '@countersign/model';
import { type NewRun, rankOf, type Turn, type TurnCause } from '@countersign/runtime';
import type { PendingQuery, Row } from 'postgres';
import { jsonRows } from '../jsonRows.ts';
import { pack } from '../packed.ts';
import type { Statement, Writer } from '../store/flight.ts';

export type StartTurn = Turn & { readonly cause: Extract<TurnCause, { type: 'start' }> };

export type CreatedRun = Readonly<{ id: RunId; at: Date }>;

/**
 * Creates runs with the state they have after their first turn. A run whose id or idempotency key exists is left
 * out, and so is one whose parent's call, locked by now, is no longer held; the answer names those that were created, and when. Rows go in by key, so that two writers of the same keys cannot
 * wait for each other in a circle.
 */
export function insertRuns(tx: Writer, turns: readonly StartTurn[]): Statement<CreatedRun> {
  if (turns.length === 0) return null;
  const [left, answer] = [tx`on conflict do nothing`, tx`select id, created_at as at from created`];
  return created(tx, turns, { left, answer });
}

/**
 * Creates runs of which none may be there yet: the unique indexes end the transaction when one is. That costs less than to
 * leave it out, for which every index is asked beforehand and every row confirmed afterwards.
 */
export function insertNewRuns(tx: Writer, turns: readonly StartTurn[]): Statement<Readonly<{ at: Date }>> {
  return turns.length === 0 ? null : created(tx, turns, { left: tx``, answer: tx`select now() as at` });
}

/** `left` says what is left out, `answer` what is told of those that were created. */
type Creation = Readonly<Record<'left' | 'answer', PendingQuery<Row[]>>>;

function created<TRow extends Row>(tx: Writer, turns: readonly StartTurn[], { left, answer }: Creation) {
  const rows = turns.map((turn) => ({
    ...turn.cause.run,
    ...parentColumns(turn.cause.run.parent),
    // Without a key the id alone tells a repeated start.
    bodyHash: turn.cause.run.idempotencyKey === null ? '' : turn.cause.run.bodyHash,
    priority: rankOf(turn.cause.run.priority),
    status: turn.status,
    final_status: isFinal(turn.status) ? turn.status : null,
    outcome: turn.outcome,
    output: turn.output,
    packed_snapshot: pack(turn.snapshot),
    last_seq: turn.events.length,
  }));
  return tx<TRow[]>`
    with created as (
    insert into runs (id, workspace_id, flow_id, flow, version, artefact_hash, subject, case_type, started_by,
      idempotency_key, body_hash, input, final_status, outcome, output, status, revision, last_seq,
      packed_snapshot, parent_run_id, parent_key, parent_node, parent_visit, parent_index, depth, priority)
    select id, "workspaceId", "flowId", flow, version, nullif("artefactHash", (
        select artefact_hash from flow_versions where flow_versions.flow_id = "flowId" and flow_versions.version = start.version
      )), subject, "caseType", "startedBy",
      "idempotencyKey", "bodyHash", input, final_status, outcome, output, status, 1, last_seq,
      decode(packed_snapshot, 'base64'), parent_run_id, parent_key, parent_node, parent_visit, parent_index, depth, priority
    from json_to_recordset(${jsonRows(rows)}::text::json) as start (id uuid, "workspaceId" text, "flowId" uuid,
      flow text, version integer, "artefactHash" text, subject text, "caseType" text, "startedBy" text,
      "idempotencyKey" text, "bodyHash" text, input json, final_status text, outcome text, output json,
      status text, last_seq integer, packed_snapshot text, parent_run_id uuid, parent_key text, parent_node text,
      parent_visit integer, parent_index integer, parent_token integer, depth integer, priority smallint)
    where parent_token is null or exists (
      select from effects
      where effects.run_id = parent_run_id and effects.key = parent_key and effects.token = parent_token
        and effects.worker_id is not null and effects.problem is null
    )
    order by "workspaceId", "idempotencyKey", id
    ${left}
    returning workspace_id, created_at, id, flow_id, final_status
    ), marked as (
      insert into run_marks (workspace_id, mark, created_at, run_id, flow_id)
      select workspace_id, coalesce(final_status, 'active'), created_at, id, flow_id
      from created where final_status is distinct from 'ended'
    )
    ${answer}`;
}

function parentColumns(parent: NewRun['parent']) {
  if (parent === null) return {};
  const { runId, key, node, visit, index, token } = parent;
  return {
    ...{ parent_run_id: runId, parent_key: key, parent_node: node, parent_visit: visit },
    ...{ parent_index: index, parent_token: token },
  };
}
