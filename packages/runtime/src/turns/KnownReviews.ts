import type { Review, ReviewId, WorkspaceId } from '@countersign/model';
import { BoundedCache } from '../gathering/BoundedCache.ts';
import type { NewReview, Turn } from '../ports/store.ts';

/** As many as the loop remembers runs; what they show is shared with those. */
const LIMIT = 5_000;

type Known = { readonly workspaceId: WorkspaceId; readonly review: Review };

/**
 * Open reviews as this process has opened them, so that a verdict need not read them again. Like a remembered run, one may
 * be out of date: the store compares before it writes, and whoever is about to refuse on its ground reads it anew.
 */
export class KnownReviews {
  readonly #known = new BoundedCache<ReviewId, Known>(LIMIT);

  /** Takes note of a committed turn, `at` the store's time. Not kept is what another process may change while it is open: by reminding. */
  note(turn: Turn, at: string): void {
    const { workspaceId, cause, openedReviews, closedReviews, timers } = turn;
    if (cause.type === 'verdict' || cause.type === 'pend') this.#known.delete(cause.reviewId);
    for (const { id } of closedReviews) this.#known.delete(id);
    if (timers.some(({ name }) => name === 'remind')) return;
    for (const review of openedReviews) {
      this.#known.set(review.id, { workspaceId, review: openReview(review, at) });
    }
  }

  find(workspaceId: WorkspaceId, id: ReviewId): Review | null {
    const known = this.#known.get(id);
    return known?.workspaceId === workspaceId ? known.review : null;
  }

  forget(id: ReviewId): void {
    this.#known.delete(id);
  }
}

function openReview({ dueInMs, ...review }: NewReview, at: string): Review {
  const dueAt = dueInMs === null ? null : new Date(Date.parse(at) + dueInMs).toISOString();
  const { reminders = 0 } = review;
  return {
    ...review,
    ...{
      status: 'open',
      openedAt: at,
      dueAt,
      reminders,
      decidedAt: null,
      decidedBy: null,
      verdict: null,
      pending: null,
    },
  };
}
