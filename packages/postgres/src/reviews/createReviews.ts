import type { Review } from '@countersign/model';
import type { Reviews } from '@countersign/runtime';
import type { Sql, TransactionSql } from 'postgres';
import { askForPage } from '../cursor.ts';
import { inWorkspace } from '../inWorkspace.ts';
import { isUuid } from '../isUuid.ts';
import { nextReminders } from '../timers/nextReminders.ts';
import { countOpenReviews } from './countOpenReviews.ts';
import { listReviews } from './listReviews.ts';
import { loadReviews } from './loadReviews.ts';
import { pendingReviewsOf } from './pendingReviewsOf.ts';
import { reviewStatistics } from './reviewStatistics.ts';

export function createReviews(app: Sql): Reviews {
  return {
    list: (workspaceId, filter) =>
      askForPage(filter.cursor, () =>
        inWorkspace(app, workspaceId, async (tx) => {
          const page = await listReviews(tx, workspaceId, filter);
          return { ...page, items: await withReminders(tx, page.items) };
        }),
      ),
    get: async (workspaceId, id) => {
      if (!isUuid(id)) return null;
      const [review] = await inWorkspace(app, workspaceId, async (tx) =>
        withReminders(tx, await loadReviews(tx, workspaceId, [id])),
      );
      return review ?? null;
    },
    countOpen: (workspaceId) => inWorkspace(app, workspaceId, (tx) => countOpenReviews(tx, workspaceId)),
    pendingOf: (workspaceId, actorId) =>
      inWorkspace(app, workspaceId, (tx) => pendingReviewsOf(tx, workspaceId, actorId)),
    statistics: (workspaceId, filter) =>
      inWorkspace(app, workspaceId, (tx) => reviewStatistics(tx, workspaceId, filter)),
  };
}

async function withReminders<TReview extends Omit<Review, 'content'>>(
  tx: TransactionSql,
  reviews: readonly TReview[],
): Promise<readonly TReview[]> {
  const next = await nextReminders(tx, reviews);
  return reviews.map((review) => ({ ...review, nextReminderAt: next.get(review.id) ?? null }));
}
