import { caseKey, changedFields, type FieldPath } from '@countersign/autonomy';
import type {
  DecidedLine,
  LedgerEntry,
  ReviewContent,
  SampledLine,
  Verdict,
  VerdictLine,
  WorkspaceId,
} from '@countersign/model';
import type { JudgedCase, JudgedCasesQuery } from '@countersign/runtime';
import type { TransactionSql } from 'postgres';
import { lineBefore } from '../ledger/lineBefore.ts';
import { unpack } from '../packed.ts';
import { type AskedRow, askedCaseOf, contentOf } from './askedCaseOf.ts';
import { findDecisions } from './findDecisions.ts';

type LineRow = Readonly<{ seq: number; at: Date; packed: Uint8Array | null; entry: LedgerEntry | null }>;
type ContentRow = AskedRow & Readonly<{ verdict: Verdict | null }>;
type Label = VerdictLine & Readonly<{ loss: number }>;
type PlacedLine = Readonly<{ seq: number; at: string; line: Label }>;

const LONG_AGO = new Date(0);

/**
 * The cases of a checkpoint that people judged, in time or late, after a line of its ledger, or newest first before one. Of
 * those whose runs were deleted the ledger tells all but what policies ask. Fewer than `limit` are all there are.
 */
export async function listJudgedCases(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  { id, limit, references, ...range }: JudgedCasesQuery & Readonly<{ id: string }>,
): Promise<readonly JudgedCase[]> {
  const { since } = range;
  const cases: JudgedCase[] = [];
  const start = since === undefined ? 0 : await lineBefore(tx, workspaceId, { id, at: since });
  const isBackwards = range.before !== undefined;
  let after = Math.max(range.after ?? 0, start);
  let before = range.before ?? Number.MAX_SAFE_INTEGER;
  while (cases.length < limit) {
    const wanted = limit - cases.length;
    const rows = await findVerdicts(tx, workspaceId, {
      id,
      after,
      before,
      isBackwards,
      limit: wanted,
      since,
    });
    cases.push(...(await casesOf(tx, workspaceId, { id, rows, references })));
    const last = rows.at(-1);
    if (last === undefined || rows.length < wanted) break;
    if (isBackwards) before = last.seq;
    else after = last.seq;
  }
  return cases;
}

/** Lines of a ledger between two of them; backwards from the newest. */
type LineRange = Readonly<{
  id: string;
  after: number;
  before: number;
  isBackwards: boolean;
  limit: number;
  since: Date | undefined;
}>;

function findVerdicts(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  { id, after, before, isBackwards, limit, since }: LineRange,
): Promise<readonly LineRow[]> {
  return tx<LineRow[]>`
    select seq::double precision as seq, at, packed, entry
    from ledger
    where workspace_id = ${workspaceId} and checkpoint_id = ${id} and seq > ${after} and seq < ${before}
      and at >= ${since ?? LONG_AGO} and kind in ('approve', 'edit', 'reject', 'correct', 'incorrect', 'late')
    order by ledger.seq ${isBackwards ? tx`desc` : tx`asc`}
    limit ${limit}`;
}

async function casesOf(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  {
    id,
    rows,
    references,
  }: Readonly<{ id: string; rows: readonly LineRow[] }> & Pick<JudgedCasesQuery, 'references'>,
): Promise<readonly JudgedCase[]> {
  const lines = rows.flatMap(({ seq, at, ...row }) => {
    const line = unpack<LedgerEntry>(row.packed, row.entry);
    return isLabel(line) ? [{ seq, at: at.toISOString(), line }] : [];
  });
  const ids = lines.map(({ line }) => line.reviewId);
  const contents = new Map((await findContents(tx, workspaceId, ids)).map((row) => [row.id, row]));
  const isKept = ({ line }: PlacedLine) => contents.has(line.reviewId);
  const keys = new Set(lines.filter((placed) => !isKept(placed)).map(({ line }) => caseKey(line)));
  const before = Math.max(0, ...rows.map(({ seq }) => seq)) + 1;
  const decisions = keys.size === 0 ? null : await findDecisions(tx, workspaceId, { id, keys, before });
  return lines.flatMap((placed) => {
    const kept = contents.get(placed.line.reviewId);
    if (kept !== undefined) return [caseOf(placed, kept, references)];
    const decided = decisions?.get(caseKey(placed.line));
    return decided === undefined ? [] : [deletedCaseOf(placed, decided)];
  });
}

const isLabel = (line: LedgerEntry): line is Label => line.type === 'verdict' && line.loss !== null;

function findContents(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  ids: readonly string[],
): Promise<readonly ContentRow[]> {
  return tx<ContentRow[]>`
    select reviews.id, run_id, kind, opened_at, created_at as started_at, verdict, packed, content
    from reviews join review_contents on review_id = reviews.id
    left join runs on runs.id = reviews.run_id
    where reviews.workspace_id = ${workspaceId} and reviews.id = any(${[...ids]}::uuid[])`;
}

function caseOf(
  { seq, at, line }: PlacedLine,
  row: ContentRow,
  references: readonly string[] | undefined,
): JudgedCase {
  const asked = askedCaseOf(row, references);
  return {
    ...asked,
    ...{ seq, at, segment: line.segment, verdict: line.verdict, loss: line.loss },
    changed: changedIn(contentOf(row), row.verdict),
    probability: line.probability ?? asked.probability,
  };
}

/** What the last word on a case differs in from what the agent proposed, also when an earlier reviewer had changed it. */
function changedIn(
  { proposed, proposal }: ReviewContent,
  verdict: Verdict | null,
): readonly FieldPath[] | null {
  const last = verdict?.type === 'edit' ? verdict.edited : undefined;
  const isChanged = last !== undefined || (verdict?.type === 'approve' && proposed !== undefined);
  return isChanged ? changedFields(proposed ?? proposal.payload, last ?? proposal.payload) : null;
}

function deletedCaseOf({ seq, at, line }: PlacedLine, decided: DecidedLine | SampledLine): JudgedCase {
  return {
    ...{ seq, at, id: line.reviewId as JudgedCase['id'], runId: line.runId }, // safe: the id of a review
    segment: line.segment,
    agentVersion: decided.agentVersion,
    verdict: line.verdict,
    confidence: decided.confidence,
    loss: line.loss,
    changed: null,
    probability: line.probability ?? decided.probability,
    isException: false,
    isPassed: decided.type === 'sampled' || decided.decision === 'passed',
    scope: null,
  };
}
