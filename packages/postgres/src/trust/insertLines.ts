import type { LedgerEntry } from '@countersign/model';
import { jsonRows } from '../jsonRows.ts';
import { lineOf } from '../ledger/insertLedger.ts';
import type { Statement, Writer } from '../store/flight.ts';

export type NumberedLine = Readonly<{
  seq: number;
  workspace_id: string;
  checkpoint_id: string;
  entry: LedgerEntry;
}>;

/** Appends lines to ledgers whose ends this transaction holds. */
export function insertLines(tx: Writer, lines: readonly NumberedLine[]): Statement {
  if (lines.length === 0) return null;
  return tx`
    insert into ledger (seq, workspace_id, checkpoint_id, kind, packed)
    select seq, workspace_id, checkpoint_id, kind, decode(packed, 'base64')
    from json_to_recordset(${jsonRows(lines.map(lineOf))}::text::json) as line (seq bigint, workspace_id text,
      checkpoint_id uuid, kind text, packed text)`;
}

export type MovedHead = Readonly<{ checkpoint_id: string; seq: number; policy_version: number }>;

/** Moves the ends of ledgers behind their new lines. */
export function moveHeads(tx: Writer, heads: readonly MovedHead[]): Statement {
  if (heads.length === 0) return null;
  return tx`
    update ledger_heads set seq = head.seq, policy_version = head.policy_version
    from json_to_recordset(${jsonRows(heads)}::text::json) as head (checkpoint_id uuid, seq bigint,
      policy_version integer)
    where ledger_heads.checkpoint_id = head.checkpoint_id`;
}
