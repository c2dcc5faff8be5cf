import { jsonRows } from '../jsonRows.ts';
import type { Statement, Writer } from '../store/flight.ts';
import type { CaseRowName } from './findEvidence.ts';

/** Takes cases away that have been counted. */
export function deleteEvidence(tx: Writer, names: readonly CaseRowName[]): Statement {
  if (names.length === 0) return null;
  return tx`
    delete from evidence
    using json_to_recordset(${jsonRows(names)}::text::json) as one (checkpoint_id uuid, run_id uuid, node text,
      visit integer)
    where evidence.checkpoint_id = one.checkpoint_id and evidence.run_id = one.run_id
      and evidence.node = one.node and evidence.visit = one.visit`;
}

/** Takes judged cases away that waited for their turn in an epoch that is over. */
export function clearEvidence(
  tx: Writer,
  trusts: readonly Readonly<{ trust_id: string; epoch: number }>[],
): Statement {
  if (trusts.length === 0) return null;
  return tx`
    delete from evidence
    using json_to_recordset(${jsonRows(trusts)}::text::json) as trust (trust_id uuid, epoch integer)
    where evidence.trust_id = trust.trust_id and evidence.epoch < trust.epoch and is_judged`;
}
