import type { Review, VerdictType } from '@countersign/model';
import { caseFields, caseText, wordsOf } from '@countersign/review';
import type { IndexedCase } from '../ports/caseIndex.ts';

/** Sending back and escalating put the answer off: such a case has no outcome yet. */
const LAST_WORDS: ReadonlySet<VerdictType> = new Set(['approve', 'edit', 'reject', 'correct', 'incorrect']);

/** Where a review's cases are compared first: its checkpoint, or the step where there is none. */
export const placeOf = ({
  checkpointId,
  flow,
  node,
}: Pick<Review, 'checkpointId' | 'flow' | 'node'>): string => checkpointId ?? `${flow}/${node}`;

/** How an answered review goes into the index; null for one whose answer is not the last word on its case. */
export function describeCase(review: Review): IndexedCase | null {
  const { verdict, decidedAt, content } = review;
  if (verdict === null || decidedAt === null || !LAST_WORDS.has(verdict.type)) return null;
  const text = caseText(content.input);
  return {
    ...{ reviewId: review.id, runId: review.runId, place: placeOf(review), caseType: review.caseType },
    ...{ decision: content.proposal.decision, amount: review.amount, verdict: verdict.type, decidedAt, text },
    words: [...new Set(wordsOf(text))],
    fields: caseFields(review),
  };
}
