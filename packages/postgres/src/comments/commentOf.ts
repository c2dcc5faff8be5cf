import type { ReviewComment } from '@countersign/model';

/** A comment as the database answers it. */
export type CommentRow = Omit<ReviewComment, 'writtenAt'> & Readonly<{ writtenAt: Date }>;

export const commentOf = ({ writtenAt, ...row }: CommentRow): ReviewComment => ({
  ...row,
  writtenAt: writtenAt.toISOString(),
});
