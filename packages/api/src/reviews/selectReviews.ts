import type { WorkspaceId } from '@countersign/model';
import type { ReviewListing, ReviewSummary } from '@countersign/runtime';
import { z } from 'zod';
import { MAX_BATCH, ReviewListInput } from '../inputs.ts';
import type { Services } from '../services.ts';

/** Which of those that wait are meant, and which of them first. */
export const SelectionInput = ReviewListInput.omit({
  cursor: true,
  limit: true,
  direction: true,
  status: true,
  pending: true,
});

/** What of a selection stands beside its items. */
export const SelectionOutline = z.object({
  limit: z.number().int().describe('No selection holds more'),
  isAll: z.boolean().describe('Whether these are all that the filter means'),
});

export interface Selection extends z.infer<typeof SelectionOutline> {
  readonly items: readonly ReviewSummary[];
}

/**
 * Everything that waits and that a filter means, as it is in this moment: what comes later is not in it. Each item's etag
 * is the hash of what is shown of it, so verdicts on a selection count for exactly that.
 */
export async function selectReviews(
  { reviews }: Pick<Services, 'reviews'>,
  workspaceId: WorkspaceId,
  listing: Omit<ReviewListing, 'cursor' | 'limit'>,
): Promise<Selection> {
  const items: ReviewSummary[] = [];
  let cursor: string | undefined;
  do {
    const limit = MAX_BATCH - items.length;
    const page = await reviews.list(workspaceId, {
      ...{ ...listing, status: 'open', pending: false, limit },
      ...(cursor === undefined ? {} : { cursor }),
    });
    items.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined && items.length < MAX_BATCH);
  return { items, limit: MAX_BATCH, isAll: cursor === undefined };
}
