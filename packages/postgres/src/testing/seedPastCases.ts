import { randomUUID } from 'node:crypto';
import type { LedgerEntry, ReviewContent } from '@countersign/model';
import type { Sql } from 'postgres';
import { jsonRows } from '../jsonRows.ts';
import { lineOf } from '../ledger/insertLedger.ts';
import { pack, unpack } from '../packed.ts';

/** What became of one case of the past. */
export type PastCase = Readonly<{ content: ReviewContent; segment: string; isRight: boolean }>;

/** `caseOf` makes the next case of the one that was really judged. */
export type PastSeeding = Readonly<{
  checkpointId: string;
  count: number;
  caseOf: (template: ReviewContent, index: number) => PastCase;
}>;

type TemplateRow = Readonly<{ id: string; packed: Uint8Array; head: number }>;

const BATCH = 5_000;

/**
 * Gives a checkpoint a long past: held and judged cases behind the newest one that a person really judged. The lines are
 * of the kind that earlier releases wrote, so nothing is earned by them. Only for tests and benches.
 */
export async function seedPastCases(sql: Sql, { checkpointId, count, caseOf }: PastSeeding): Promise<void> {
  const [template] = await sql<TemplateRow[]>`
    select reviews.id, packed, seq::double precision as head
    from reviews join review_contents on review_id = reviews.id
    join ledger_heads on ledger_heads.checkpoint_id = reviews.checkpoint_id
    where reviews.checkpoint_id = ${checkpointId} and status = 'decided' and kind = 'gate'
    order by decided_at desc limit 1`;
  if (template === undefined) throw new Error('Nobody has judged a case of the checkpoint yet');
  const content = unpack<ReviewContent>(template.packed, null);
  for (let from = 0; from < count; from += BATCH) {
    const length = Math.min(BATCH, count - from);
    const rows = Array.from({ length }, (_, at) =>
      rowsOf(caseOf(content, from + at), template.head + 2 * (from + at)),
    );
    await insert(sql, { checkpointId, template: template.id, rows });
  }
}

function rowsOf({ content, segment, isRight }: PastCase, head: number) {
  const [reviewId, runId] = [randomUUID(), randomUUID()];
  const { confidence, agentVersion } = content.proposal;
  const visit = { runId: runId as never, node: 'gate', visit: 1, segment, agentVersion }; // safe: the id of a run
  const facts = { rung: 0, band: null, policyVersion: 1, confidence, amount: null, probability: 1 };
  const decided: LedgerEntry = { type: 'decided', ...visit, ...facts, decision: 'held' };
  const verdict = isRight ? 'approve' : 'reject';
  const judged: LedgerEntry = {
    ...{ type: 'verdict', ...visit, reviewId, verdict, loss: isRight ? 0 : 1, actor: 'seeded' },
  };
  const lines = [decided, judged].map((entry, at) => ({ seq: head + 1 + at, ...lineOf({ entry }) }));
  return { review_id: reviewId, run_id: runId, case_type: segment, confidence, packed: pack(content), lines };
}

type Rows = readonly ReturnType<typeof rowsOf>[];

async function insert(
  sql: Sql,
  { checkpointId, template, rows }: Readonly<{ checkpointId: string; template: string; rows: Rows }>,
): Promise<void> {
  const cases = jsonRows(rows.map(({ lines: _, ...row }) => row));
  const lines = jsonRows(rows.flatMap((row) => row.lines));
  await sql.begin(async (tx) => {
    await tx`
      insert into reviews select changed.*
      from json_to_recordset(${cases}::text::json) as one (review_id uuid, run_id uuid, case_type text, confidence double precision)
      cross join (select * from reviews where id = ${template}) as template
      cross join lateral jsonb_populate_record(template::reviews, jsonb_build_object('id', review_id, 'run_id', one.run_id,
        'case_type', one.case_type, 'confidence', one.confidence)) as changed`;
    await tx`
      insert into review_contents (workspace_id, review_id, packed)
      select (select workspace_id from reviews where id = ${template}), review_id, decode(packed, 'base64')
      from json_to_recordset(${cases}::text::json) as one (review_id uuid, packed text)`;
    await tx`
      insert into ledger (seq, workspace_id, checkpoint_id, kind, packed)
      select seq, (select workspace_id from reviews where id = ${template}), ${checkpointId}, kind, decode(packed, 'base64')
      from json_to_recordset(${lines}::text::json) as line (seq bigint, kind text, packed text)`;
    await tx`
      update ledger_heads set seq = (select max(seq) from ledger where checkpoint_id = ${checkpointId})
      where checkpoint_id = ${checkpointId}`;
  });
}
