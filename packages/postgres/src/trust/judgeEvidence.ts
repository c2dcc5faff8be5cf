import { jsonRows } from '../jsonRows.ts';
import type { Statement, Writer } from '../store/flight.ts';
import type { CaseRowName } from './findEvidence.ts';

export type JudgedRow = CaseRowName & Readonly<{ review_id: string | null; loss: number | null }>;

/** Keeps the judgements of cases that wait for an earlier one. */
export function judgeEvidence(tx: Writer, judged: readonly JudgedRow[]): Statement {
  if (judged.length === 0) return null;
  return tx`
    update evidence set is_judged = true, loss = one.loss, review_id = one.review_id
    from json_to_recordset(${jsonRows(judged)}::text::json) as one (checkpoint_id uuid, run_id uuid, node text,
      visit integer, review_id uuid, loss double precision)
    where evidence.checkpoint_id = one.checkpoint_id and evidence.run_id = one.run_id
      and evidence.node = one.node and evidence.visit = one.visit`;
}
