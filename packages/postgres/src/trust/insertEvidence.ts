import type { EvidenceCase } from '@countersign/autonomy';
import { jsonRows } from '../jsonRows.ts';
import type { Statement, Writer } from '../store/flight.ts';

export type EvidenceToInsert = EvidenceCase &
  Readonly<{ checkpoint_id: string; workspace_id: string; trust_id: string }>;

/** Cases that somebody is asked about from now on. */
export function insertEvidence(tx: Writer, cases: readonly EvidenceToInsert[]): Statement {
  if (cases.length === 0) return null;
  const rows = cases.map((one) => ({ ...one, stream: one.stream ?? -1, is_judged: one.status === 'judged' }));
  return tx`
    insert into evidence (checkpoint_id, workspace_id, trust_id, run_id, node, visit, review_id, epoch, stream, position,
      band, is_passed, rate, confidence, chance, due_at, is_judged, loss)
    select checkpoint_id, workspace_id, trust_id, "runId", node, visit, "reviewId", epoch, stream, position,
      band, "isPassed", rate, confidence, chance, "dueAt", is_judged, loss
    from json_to_recordset(${jsonRows(rows)}::text::json) as one (checkpoint_id uuid, workspace_id text, trust_id uuid,
      "runId" uuid, node text, visit integer, "reviewId" uuid, epoch integer, stream smallint, position integer,
      band smallint, "isPassed" boolean, rate double precision, confidence double precision,
      chance double precision, "dueAt" timestamptz, is_judged boolean,
      loss double precision)`;
}
