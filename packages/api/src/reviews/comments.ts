import {
  fail,
  MAX_MENTIONS,
  ok,
  problem,
  type Result,
  ReviewComment,
  type ReviewId,
  type WorkspaceId,
} from '@countersign/model';
import type { Actor } from '@countersign/runtime';
import { z } from 'zod';
import type { Services } from '../services.ts';

const { id, text, mentions, writtenAt } = ReviewComment.shape;

/** What is said, and to whom. */
export const CommentInput = z.strictObject({
  text,
  mentions: mentions.default([]).describe('Ids or e-mail addresses of members of the workspace'),
});

/** A comment as people read it: with names. */
export const CommentView = z.object({
  id,
  author: z.string().describe('The name of whoever wrote it'),
  text,
  mentions: z.array(z.object({ id: z.string(), name: z.string() })).max(MAX_MENTIONS),
  writtenAt,
});
type CommentView = z.infer<typeof CommentView>;

type Where = { readonly services: Services; readonly workspaceId: WorkspaceId };

/** What was said about a review, in the order in which it was written. */
export async function commentsOf(
  { services, workspaceId }: Where,
  reviewId: ReviewId,
): Promise<readonly CommentView[]> {
  const comments = await services.comments.list(workspaceId, reviewId);
  return withPeople({ services, workspaceId }, comments);
}

type NewComment = z.infer<typeof CommentInput> & { readonly review: ReviewId; readonly actor: Actor };

/** Adds a comment. Problems `review_not_found`, `mention_unknown`, `too_many_comments`. */
export async function addComment(
  { services, workspaceId }: Where,
  { review: reviewId, text: said, mentions: named, actor }: NewComment,
): Promise<Result<CommentView>> {
  const meant = await membersNamed({ services, workspaceId }, named);
  if (!meant.ok) return meant;
  const comment = { id: services.newId(), reviewId, text: said, mentions: meant.value, actor };
  const added = await services.comments.add(workspaceId, comment);
  if (!added.ok) return added;
  const [view] = await withPeople({ services, workspaceId }, [added.value]);
  return ok(view as CommentView); // safe: one for one
}

/** The ids of members that were named by their ids or addresses, each once. */
async function membersNamed(
  { services, workspaceId }: Where,
  named: readonly string[],
): Promise<Result<string[]>> {
  if (named.length === 0) return ok([]);
  const members = await services.members.list(workspaceId);
  const found = named.map((name) =>
    members.find(({ userId, email }) => userId === name || email === name.toLowerCase()),
  );
  const unknown = found.indexOf(undefined);
  if (unknown >= 0) return fail(mentionUnknown(unknown));
  return ok([...new Set(found.flatMap((member) => member?.userId ?? []))]);
}

const mentionUnknown = (index: number) =>
  problem('mention_unknown', 'Only members of the workspace can be mentioned.', `/mentions/${index}`);

async function withPeople(
  { services, workspaceId }: Where,
  comments: readonly ReviewComment[],
): Promise<readonly CommentView[]> {
  const people = new Set(comments.flatMap((comment) => [comment.author, ...comment.mentions]));
  const names = people.size === 0 ? new Map() : await services.names.of(workspaceId, [...people]);
  const nameOf = (actorId: string): string => names.get(actorId) ?? actorId;
  return comments.map(({ reviewId: _, author, mentions: meant, ...comment }) => ({
    ...comment,
    author: nameOf(author),
    mentions: meant.map((member) => ({ id: member, name: nameOf(member) })),
  }));
}
