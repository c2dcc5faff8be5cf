import type { Statement, Writer } from '../store/flight.ts';

/** The end of a checkpoint's ledger, held by this transaction; `at` is the time of it. */
export type LedgerHead = Readonly<{ checkpointId: string; seq: number; policyVersion: number; at: Date }>;

/** Locks the ends of ledgers in the order of their checkpoints. Of every transaction's locks they come last. */
export function lockLedgers(tx: Writer, checkpointIds: readonly string[]): Statement<LedgerHead> {
  if (checkpointIds.length === 0) return null;
  return tx<LedgerHead[]>`
    select checkpoint_id, seq::double precision as seq, policy_version, now() as at
    from ledger_heads
    where checkpoint_id = any(${[...checkpointIds]}::uuid[])
    order by checkpoint_id
    for update`;
}
