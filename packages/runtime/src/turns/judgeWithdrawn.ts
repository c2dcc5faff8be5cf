import { SAMPLE_OPTIONS } from '@countersign/engine';
import type { Review } from '@countersign/model';
import type { Composing } from './composing.ts';
import { openFollowUp } from './openReview.ts';

/**
 * Asks about a case whose gate was left before anybody had judged it, where something could be earned by it: the agent
 * has decided it, so ending the run must not take it out of the evidence. Nothing follows from the answer but the label,
 * and without one in time the case counts as an error. What is judged is what the agent itself proposed, also when an
 * earlier reviewer had changed it.
 */
export function judgeWithdrawn(review: Review, composing: Composing): void {
  if (review.checkpointId === null || review.content.evidence === undefined) return;
  const { proposed, approvals: _, ...shown } = review.content;
  const proposal = proposed === undefined ? shown.proposal : { ...shown.proposal, payload: proposed };
  const reasons = [{ type: 'withdrawn' as const }, ...shown.reasons];
  const content = { ...shown, proposal, reasons, options: [...SAMPLE_OPTIONS] };
  openFollowUp({ ...review, kind: 'sample', content }, { content: {} }, composing);
}

/** Whether nothing was done with what the agent proposed, so that there is nothing to put right. */
export const isWithdrawn = ({ content }: Review): boolean =>
  content.reasons.some(({ type }) => type === 'withdrawn');
