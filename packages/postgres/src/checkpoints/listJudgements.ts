import { caseKey } from '@countersign/autonomy';
import type { LedgerEntry, UnjudgedLine, VerdictLine, WorkspaceId } from '@countersign/model';
import type { Judgement } from '@countersign/runtime';
import type { TransactionSql } from 'postgres';
import { lineBefore } from '../ledger/lineBefore.ts';
import { unpack } from '../packed.ts';
import { findDecisions } from './findDecisions.ts';

type Row = Readonly<{ seq: number; at: Date; packed: Uint8Array | null; entry: LedgerEntry | null }>;
type JudgingLine = VerdictLine | UnjudgedLine;
type Judged = Readonly<{ at: string; line: JudgingLine }>;

/** What only people say who decide before anything happens: about these cases nothing has to be looked up. */
const SAID_BEFORE = ['approve', 'edit', 'reject'];

/**
 * How the cases of a checkpoint were judged since a time, in time or late, and of which nobody had said anything in time,
 * from its ledger alone: so much less than `listJudgedCases` reads that a page of figures may ask for it.
 */
export async function listJudgements(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  { id, since }: Readonly<{ id: string; since: Date }>,
): Promise<readonly Judgement[]> {
  const before = await lineBefore(tx, workspaceId, { id, at: since });
  const rows = await tx<Row[]>`
    select seq::double precision as seq, at, packed, entry
    from ledger
    where workspace_id = ${workspaceId} and checkpoint_id = ${id} and seq > ${before} and at >= ${since}
      and kind in ('approve', 'edit', 'reject', 'correct', 'incorrect', 'late', 'overdue')
    order by ledger.seq`;
  const judged = rows.flatMap(({ at, packed, entry }): Judged[] => {
    const line = unpack<LedgerEntry>(packed, entry);
    return isJudging(line) ? [{ at: at.toISOString(), line }] : [];
  });
  const keys = new Set(judged.filter(isToLookUp).map(({ line }) => caseKey(line)));
  const last = rows.at(-1)?.seq ?? 0;
  const decisions = await findDecisions(tx, workspaceId, { id, keys, before: last + 1 });
  return judged.map(({ at, line }) => {
    const decided = decisions.get(caseKey(line));
    const isPassed = decided?.type === 'sampled' || decided?.decision === 'passed';
    const probability = line.type === 'verdict' ? line.probability : undefined;
    return {
      ...{ at, verdict: line.type === 'verdict' ? line.verdict : line.type, isPassed },
      loss: line.type === 'verdict' ? line.loss : null,
      probability: probability ?? decided?.probability ?? 1,
    };
  });
}

/** What a person said, whenever that was, or that the time was over: not again what had been counted as that before. */
const isJudging = (line: LedgerEntry): line is JudgingLine =>
  line.type === 'verdict' ? line.loss !== null : line.type === 'overdue' && line.late !== true;

const isToLookUp = ({ line }: Judged): boolean =>
  line.type !== 'verdict' || !SAID_BEFORE.includes(line.verdict);
