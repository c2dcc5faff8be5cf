import { z } from 'zod';
import { ReviewFilter, ReviewGrouping, ReviewSort, SortOrder } from './reviewFilter.ts';

/** What the inbox is asked for: which reviews, in which order and in which groups. */
export const InboxSearch = ReviewFilter.omit({ pending: true }).extend({
  sort: ReviewSort.optional(),
  order: SortOrder.optional(),
  /** One group at a time is folded out. */
  group: ReviewGrouping.optional(),
});
export type InboxSearch = z.infer<typeof InboxSearch>;

/** What somebody looks for again and again, under a name; shared, everybody in the workspace sees it. */
export const InboxView = z.object({
  id: z.uuid(),
  name: z.string().trim().min(1).max(80),
  search: InboxSearch,
  isShared: z.boolean(),
  /** Id of whoever made it, who alone may change it. */
  owner: z.string(),
});
export type InboxView = z.infer<typeof InboxView>;
