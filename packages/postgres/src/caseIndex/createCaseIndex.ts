import type { WorkspaceId } from '@countersign/model';
import type { CaseIndex, CaseIndexQueue } from '@countersign/runtime';
import type { Sql, TransactionSql } from 'postgres';
import { inWorkspace } from '../inWorkspace.ts';
import { isUuid } from '../isUuid.ts';
import { loadReviews } from '../reviews/loadReviews.ts';
import { beginWatermarks } from './beginWatermarks.ts';
import { countTerms } from './countTerms.ts';
import { findCases } from './findCases.ts';
import { holdReviews } from './holdReviews.ts';
import { insertCaseTexts } from './insertCaseTexts.ts';
import { listCaseFields } from './listCaseFields.ts';
import { listVerdictEntries } from './listVerdictEntries.ts';
import { loadCases } from './loadCases.ts';
import { lockWatermark } from './lockWatermark.ts';
import { moveWatermark } from './moveWatermark.ts';
import { casesTermOf, placeTermOf, termOf } from './termOf.ts';

/** Answered cases on PostgreSQL; ids are found by one role and read by the other, see `findCases`. */
export function createCaseIndex({ app, worker }: { readonly app: Sql; readonly worker: Sql }): CaseIndex {
  return {
    frequencies: (workspaceId, words, place) =>
      inWorkspace(app, workspaceId, (tx) => frequenciesOf(tx, workspaceId, { words, place })),
    async find(workspaceId, { probes, place, exceptRun, limit }) {
      const needed = place === null ? [] : [placeTermOf(workspaceId, place)];
      const termProbes = probes.map(({ words, weight }) => ({
        terms: [...needed, ...words.map((word) => termOf(workspaceId, word))],
        weight,
      }));
      const ids = await findCases(worker, workspaceId, { probes: termProbes, exceptRun, limit });
      return inWorkspace(app, workspaceId, (tx) => loadCases(tx, workspaceId, ids));
    },
    fields: (workspaceId, { place, ...of }) =>
      inWorkspace(app, workspaceId, (tx) =>
        listCaseFields(tx, workspaceId, { ...of, place: placeTermOf(workspaceId, place) }),
      ),
  };
}

type Asked = { readonly words: readonly string[]; readonly place: string | null };

async function frequenciesOf(tx: TransactionSql, workspaceId: WorkspaceId, { words, place }: Asked) {
  const wordOf = new Map(words.map((word) => [termOf(workspaceId, word), word]));
  const all = casesTermOf(workspaceId);
  const counts = await countTerms(tx, workspaceId, {
    terms: [...wordOf.keys(), all],
    place: place === null ? null : placeTermOf(workspaceId, place),
  });
  const found = counts.flatMap(({ term, cases }) => {
    const word = wordOf.get(term);
    return word === undefined ? [] : ([[word, cases]] as const);
  });
  return { cases: counts.find(({ term }) => term === all)?.cases ?? 0, of: new Map(found) };
}

/** The worker's side: follows the audit chains. */
export const createCaseIndexQueue = (worker: Sql): CaseIndexQueue => ({
  advance: (limit, describe) =>
    worker.begin(async (tx) => {
      await beginWatermarks(tx);
      const mark = await lockWatermark(tx);
      if (mark === undefined) return 0;
      const entries = await listVerdictEntries(tx, mark, limit);
      const ids = entries.flatMap(({ reviewId }) =>
        reviewId !== null && isUuid(reviewId) ? [reviewId] : [],
      );
      const held = await holdReviews(tx, mark.workspaceId, ids);
      const reviews = await loadReviews(tx, mark.workspaceId, held);
      const cases = reviews.flatMap((review) => describe(review) ?? []);
      await insertCaseTexts(tx, mark.workspaceId, cases);
      await moveWatermark(tx, { ...mark, seq: entries.at(-1)?.seq ?? mark.seq });
      return entries.length;
    }),
});
