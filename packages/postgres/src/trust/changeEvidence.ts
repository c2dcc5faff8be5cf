import type { EvidenceCase } from '@countersign/autonomy';
import { jsonRows } from '../jsonRows.ts';
import type { Statement, Writer } from '../store/flight.ts';

export type ChangedCase = EvidenceCase & Readonly<{ checkpoint_id: string }>;

/** Keeps the judgements of cases that wait for an earlier one, and the places of those that became evidence afterwards. */
export function changeEvidence(tx: Writer, changed: readonly ChangedCase[]): Statement {
  if (changed.length === 0) return null;
  const rows = changed.map(
    ({ checkpoint_id, runId, node, visit, reviewId, stream, position, rate, status, loss }) => ({
      ...{ checkpoint_id, run_id: runId, node, visit, review_id: reviewId },
      ...{ stream: stream ?? -1, position, rate, is_judged: status === 'judged', loss },
    }),
  );
  return tx`
    update evidence set is_judged = one.is_judged, loss = one.loss, review_id = one.review_id, stream = one.stream,
      position = one.position, rate = one.rate
    from json_to_recordset(${jsonRows(rows)}::text::json) as one (checkpoint_id uuid, run_id uuid, node text,
      visit integer, review_id uuid, stream smallint, position integer, rate double precision, is_judged boolean,
      loss double precision)
    where evidence.checkpoint_id = one.checkpoint_id and evidence.run_id = one.run_id
      and evidence.node = one.node and evidence.visit = one.visit`;
}
