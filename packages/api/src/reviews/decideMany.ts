import type { Problem, Review, ReviewId, Role, WorkspaceId } from '@countersign/model';
import type { Actor } from '@countersign/runtime';
import { type VerdictInput, verdictOf } from '../inputs.ts';
import type { RunVerbs } from '../ports/runVerbs.ts';

export type DecisionResult =
  | { readonly review: ReviewId; readonly ok: true; readonly status: Review['status'] }
  | { readonly review: ReviewId; readonly ok: false; readonly problem: Problem };

/** Gives every verdict on its own. They run together, so that the loop can commit them in one batch. */
export function decideMany(
  verbs: RunVerbs,
  who: { readonly workspaceId: WorkspaceId; readonly actor: Actor; readonly role: Role },
  decisions: readonly (VerdictInput & { readonly review: ReviewId })[],
): Promise<readonly DecisionResult[]> {
  return Promise.all(
    decisions.map(async (decision): Promise<DecisionResult> => {
      const { review, etag } = decision;
      const { actor, role } = who;
      const verdict = verdictOf(decision);
      const decided = await verbs.decide(who.workspaceId, { reviewId: review, etag, verdict, actor, role });
      return decided.ok
        ? { review, ok: true, status: decided.value.status }
        : { review, ok: false, problem: decided.problem };
    }),
  );
}
