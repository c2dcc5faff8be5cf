import { refusalOfAnswer } from '@countersign/engine';
import {
  type Json,
  type PendingVerdict,
  type Problem,
  problem,
  type Review,
  type Role,
  type Verdict,
} from '@countersign/model';
import type { Actor } from '../ports/store.ts';
import { requestOf } from './repeatedRequest.ts';
import { mayAnswer } from './roles.ts';

export type DecideReview = {
  readonly reviewId: Review['id'];
  /** Of the content that was on the screen. */
  readonly etag: string;
  readonly verdict: Verdict;
  readonly actor: Actor;
  readonly role: Role;
  /** Under which the sender may repeat it. */
  readonly idempotencyKey?: string | null | undefined;
  /** For so long it can be withdrawn, and only then it takes effect; at once when absent. */
  readonly undoMs?: number | undefined;
};

/** Why this verdict cannot be taken; null when it can. Whether the review is still open is asked again by the store. */
export function refusalOfVerdict(
  review: Review,
  { etag, verdict, actor, role }: DecideReview,
): Problem | null {
  if (review.status !== 'open' || review.pending != null) return decidedProblem(review);
  if (review.etag !== etag) {
    return problem(
      'review_changed',
      'The review shows something else by now. Look at it again before you decide.',
    );
  }
  if (!mayAnswer(role, review)) {
    return problem(
      'role_too_narrow',
      `Only ${review.role === 'owner' ? 'an owner' : 'a reviewer'} may answer this review.`,
    );
  }
  if (idsOf(actor).some((id) => review.excluded.includes(id))) {
    return problem(
      'four_eyes',
      'Somebody else has to answer: you have approved this already, or you started the run and the gate asks for another person.',
    );
  }
  return refusalOfAnswer(review, verdict);
}

/** What the verdict is known again by; null when it cannot be. */
export const requestOfVerdict = ({ reviewId, etag, verdict, ...asking }: DecideReview): string | null =>
  requestOf(asking, { reviewId, etag, verdict: verdict as unknown as Json }); // safe: verdicts are JSON

/** Everything by which somebody who acts is known again, also on another channel. */
export const idsOf = ({ id, personId }: Actor): readonly string[] =>
  personId === undefined ? [id] : [id, personId];

/** Who was first, and when; or that nobody may answer any more. */
export function decidedProblem({ status, decidedBy, decidedAt, verdict, pending }: Review): Problem {
  if (status === 'open' && pending != null) return pendingProblem(pending);
  if (status !== 'decided') {
    return problem('review_closed', `The review is ${status}; nobody can answer it any more.`, undefined, {
      status,
    });
  }
  const message = `${decidedBy} has already decided this review (${verdict?.type}, ${decidedAt}).`;
  return problem('review_decided', message, undefined, { decidedBy, decidedAt, verdict });
}

/** Whoever answers while a verdict is on its way is told of that one. */
function pendingProblem({ actor, givenAt, takesEffectAt, verdict }: PendingVerdict): Problem {
  const message = `${actor.name} has already decided this review (${verdict.type}, ${givenAt}); it takes effect at ${takesEffectAt}.`;
  const data = { decidedBy: actor.id, decidedAt: givenAt, takesEffectAt, verdict };
  return problem('review_decided', message, undefined, data);
}
