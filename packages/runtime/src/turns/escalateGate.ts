import { gateOptions } from '@countersign/engine';
import type { GateReason } from '@countersign/model';
import type { DueTimer } from '../ports/timers.ts';
import { closeReview } from './closeReview.ts';
import type { Composing } from './composing.ts';
import { openFollowUp } from './openReview.ts';

/**
 * Nobody has answered in time: the open reviews of a gate go to the owners, as if a reviewer had escalated them. The case
 * itself is not decided by that.
 */
export async function escalateGate(
  { node, visit }: Pick<DueTimer, 'node' | 'visit'>,
  composing: Composing,
): Promise<void> {
  const { subject, draft, desk } = composing;
  const gate = subject.artefact.nodes[node]?.node;
  if (gate?.kind !== 'gate' || gate.config.escalateAfter === undefined) return;
  const message = `Nobody has answered within ${gate.config.escalateAfter}.`;
  const at = subject.now.toISOString();
  for (const review of await desk.openReviewsOf(subject.run.id)) {
    const isDue = review.node === node && review.visit === visit && review.kind !== 'sample';
    if (!isDue || review.role === 'owner') continue;
    const reason: GateReason = { type: 'escalated', by: 'Countersign', message };
    const options = gateOptions(subject.artefact, node, { mayEscalate: false });
    const content = { options, reasons: [...review.content.reasons, reason] };
    closeReview(draft, review, { status: 'cancelled', now: subject.now });
    draft.events.push({ type: 'gate.escalated', at, node, visit, data: { reviewId: review.id, message } });
    openFollowUp(review, { content, role: 'owner' }, composing);
  }
}
