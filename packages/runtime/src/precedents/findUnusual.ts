import type { Review, WorkspaceId } from '@countersign/model';
import {
  caseFields,
  caseText,
  type Factor,
  factorsOf,
  LEAST_CASES,
  unlikeSimilar,
} from '@countersign/review';
import type { CaseIndex } from '../ports/caseIndex.ts';
import { placeOf } from './describeCase.ts';
import { type AskedCase, findPrecedents } from './findPrecedents.ts';

/** A case is held against the newest of its place: what was usual years ago is not what is. */
const LOOKED_AT = 1_000;
const SIMILAR = 5;

/** What is unusual about a case; `cases` earlier ones were looked at, fewer than `needed` say little. */
export type Unusual = {
  readonly cases: number;
  readonly needed: number;
  readonly factors: readonly Factor[];
};

/** A review as a case to compare. */
export const askedCaseOf = (review: Review): AskedCase & { readonly place: string } => ({
  ...{ runId: review.runId, place: placeOf(review), caseType: review.caseType, amount: review.amount },
  text: caseText(review.content.input),
  decision: review.content.proposal.decision,
});

/**
 * What is unusual about a case: its fields against those of the newest 1,000 cases that were answered at its place before
 * it, and its decision against the cases most similar to it.
 */
export async function findUnusual(
  index: CaseIndex,
  workspaceId: WorkspaceId,
  review: Review,
): Promise<Unusual> {
  const asked = askedCaseOf(review);
  const { place, runId: exceptRun, decision } = asked;
  const [past, similar] = await Promise.all([
    index.fields(workspaceId, { place, exceptRun, before: review.decidedAt, limit: LOOKED_AT }),
    findPrecedents(index, workspaceId, { asked, limit: SIMILAR }),
  ]);
  const neighbours = similar.filter(({ isSamePlace }) => isSamePlace).map(({ past: one }) => one);
  const unlike = unlikeSimilar(decision, neighbours);
  const factors = [...(unlike === null ? [] : [unlike]), ...factorsOf(caseFields(review), past)];
  return { cases: past.length, needed: LEAST_CASES, factors };
}
