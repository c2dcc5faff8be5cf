import type { Review } from '@countersign/model';
import type { Turn } from '../ports/store.ts';
import type { TurnDraft } from './turnDraft.ts';

type Closing = { readonly status: Turn['closedReviews'][number]['status']; readonly now: Date };

/** Takes back a review that is not to be decided any more, and notes it. */
export function closeReview(draft: TurnDraft, { id, node, visit }: Review, { status, now }: Closing): void {
  draft.closedReviews.push({ id, status });
  const at = now.toISOString();
  draft.events.push({ type: 'review.closed', at, node, visit, data: { reviewId: id, status } });
}
