import type { Review } from '@countersign/model';
import type { NewReview, Turn } from '../ports/store.ts';
import type { TurnDraft } from './turnDraft.ts';

type Closing = { readonly status: Turn['closedReviews'][number]['status']; readonly now: Date };

/** Takes back a review that is not to be decided any more, and notes it. */
export function closeReview(draft: TurnDraft, review: Review, closing: Closing): void {
  draft.closedReviews.push({ id: review.id, status: closing.status });
  noteClosed(draft, review, closing);
}

/** Notes that a review is closed. One of the same turn was never stored, so that is all. */
export function noteClosed(draft: TurnDraft, { id, node, visit }: Review, { status, now }: Closing): void {
  const at = now.toISOString();
  draft.events.push({ type: 'review.closed', at, node, visit, data: { reviewId: id, status } });
}

/** A review as it would be stored now. */
export function asOpened({ dueInMs, ...review }: NewReview, now: Date): Review {
  const dueAt = dueInMs === null ? null : new Date(now.getTime() + dueInMs).toISOString();
  return {
    ...review,
    ...{ status: 'open', openedAt: now.toISOString(), dueAt },
    ...{ decidedAt: null, decidedBy: null, verdict: null },
  };
}
