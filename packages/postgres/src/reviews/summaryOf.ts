import type { Review } from '@countersign/model';
import type { ReviewSummary } from '@countersign/runtime';

/** A review as lists tell of it. */
export function summaryOf({ content, ...review }: Review): ReviewSummary {
  const { decision, summary, flags } = content.proposal;
  const { question, approvals } = content;
  return { ...review, question, decision, summary, flags, approvals };
}
