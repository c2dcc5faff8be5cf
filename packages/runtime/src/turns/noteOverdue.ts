import { type Review, segmentOf } from '@countersign/model';
import { versionOfCase } from './earningVersion.ts';
import type { TurnDraft } from './turnDraft.ts';

/** Tells the ledger that nobody judged a case in time, where something could be earned by it. */
export function noteOverdue(draft: TurnDraft, review: Review): void {
  const { checkpointId, runId, node, visit, content } = review;
  if (checkpointId === null || content.evidence === undefined) return;
  const earner = { segment: segmentOf(review), agentVersion: versionOfCase(content) };
  draft.ledger.push({
    checkpointId,
    entry: { type: 'overdue', runId, node, visit, ...earner, reviewId: review.id },
    isEvidence: true,
  });
}
