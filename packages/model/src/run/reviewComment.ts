import { z } from 'zod';
import { ReviewId } from '../ids.ts';

export const MAX_COMMENT_LENGTH = 4_000;
export const MAX_MENTIONS = 20;

/** What somebody wrote about a review for the others: plain text, never changed afterwards. */
export const ReviewComment = z.object({
  id: z.uuid(),
  reviewId: ReviewId,
  /** Id of whoever wrote it. */
  author: z.string(),
  text: z.string().trim().min(1).max(MAX_COMMENT_LENGTH),
  /** Ids of the members whom it is meant for. */
  mentions: z.array(z.string().min(1).max(320)).max(MAX_MENTIONS),
  writtenAt: z.iso.datetime(),
});
export type ReviewComment = z.infer<typeof ReviewComment>;
