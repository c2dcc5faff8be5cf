import type { Review } from '@countersign/model';
import { segmentOf } from './turnDesk.ts';
import type { TurnDraft } from './turnDraft.ts';

/** Tells the ledger that nobody judged a case in time, or that nobody will, where something could be earned by it. */
export function noteUnjudged(draft: TurnDraft, review: Review, type: 'overdue' | 'voided'): void {
  const { checkpointId, runId, node, visit, content } = review;
  if (checkpointId === null || content.evidence === undefined) return;
  const earner = { segment: segmentOf(review), agentVersion: content.proposal.agentVersion };
  draft.ledger.push({
    checkpointId,
    entry: { type, runId, node, visit, ...earner, reviewId: review.id },
    isEvidence: true,
  });
}
