import type { Result, ReviewComment, ReviewId, WorkspaceId } from '@countersign/model';
import type { Actor } from './store.ts';

export type NewComment = Pick<ReviewComment, 'id' | 'reviewId' | 'text' | 'mentions'> & {
  readonly actor: Actor;
};

/** What people say about reviews. It stays with the review, whatever becomes of it, and goes with its run. */
export interface Comments {
  /** All of a review, in the order in which they were written; none for a review that is not there. */
  list(workspaceId: WorkspaceId, reviewId: ReviewId): Promise<readonly ReviewComment[]>;
  /** Writes it into the audit chain as well. Problems `review_not_found`, `too_many_comments`. */
  add(workspaceId: WorkspaceId, comment: NewComment): Promise<Result<ReviewComment>>;
}
