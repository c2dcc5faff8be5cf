import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { WorkspaceId } from '@countersign/model';
import type { IndexedCase } from '@countersign/runtime';
import type { Sql } from 'postgres';
import { casesTermOf, placeTermOf, termOf } from '../caseIndex/termOf.ts';

/**
 * Fills the index of answered cases: fast enough for millions, with the same terms and counts as the sweep would write. The
 * reviews themselves are not made. Only for tests and benches, once for each workspace.
 */
export async function seedCases(
  sql: Sql,
  workspaceId: WorkspaceId,
  cases: Iterable<IndexedCase>,
): Promise<void> {
  await sql`drop index case_texts_terms`;
  const copy = await sql`
    copy case_texts (review_id, run_id, workspace_id, place, case_type, decision, amount, verdict, decided_at, text, fields, terms)
    from stdin`.writable();
  await pipeline(Readable.from(linesOf(workspaceId, cases)), copy);
  await sql`create index case_texts_terms on case_texts using gin (terms) with (gin_pending_list_limit = 256)`;
  await sql`
    insert into term_counts (workspace_id, term, place, cases)
    select workspace_id, term, place, count(*)
    from case_texts, unnest(terms || ${casesTermOf(workspaceId)}::integer) as term
    where workspace_id = ${workspaceId}
    group by workspace_id, term, place`;
  await sql`vacuum analyze case_texts, term_counts`;
}

function* linesOf(workspaceId: WorkspaceId, cases: Iterable<IndexedCase>): Generator<string> {
  for (const one of cases) {
    const place = placeTermOf(workspaceId, one.place);
    const terms = new Set([place, ...one.words.map((word) => termOf(workspaceId, word))]);
    const columns = [
      ...[one.reviewId, one.runId, workspaceId, String(place), one.caseType, one.decision],
      ...[one.amount === null ? null : String(one.amount), one.verdict, one.decidedAt, one.text],
      ...[JSON.stringify(one.fields), `{${[...terms].join(',')}}`],
    ];
    yield `${columns.map(cellOf).join('\t')}\n`;
  }
}

const cellOf = (value: string | null): string =>
  value === null
    ? '\\N'
    : value.replaceAll('\\', '\\\\').replaceAll('\t', '\\t').replaceAll('\n', '\\n').replaceAll('\r', '\\r');
