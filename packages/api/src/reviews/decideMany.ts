import type { Problem, Review, ReviewId, WorkspaceId } from '@countersign/model';
import { type Decider, type Deciding, type Decision, decideReview } from './decideReview.ts';

export type DecisionResult =
  | { readonly review: ReviewId; readonly ok: true; readonly status: Review['status'] }
  | { readonly review: ReviewId; readonly ok: false; readonly problem: Problem };

/** Gives every verdict on its own. They run together, so that the loop can commit them in one batch. */
export function decideMany(
  { settings, ...services }: Deciding,
  who: Decider,
  decisions: readonly Decision[],
): Promise<readonly DecisionResult[]> {
  // Read once for all of them.
  let asked: ReturnType<typeof settings.get> | undefined;
  const remembered = {
    get: (workspaceId: WorkspaceId) => {
      asked ??= settings.get(workspaceId);
      return asked;
    },
  };
  return Promise.all(
    decisions.map(async (decision): Promise<DecisionResult> => {
      const { review } = decision;
      const decided = await decideReview({ ...services, settings: remembered }, who, decision);
      return decided.ok
        ? { review, ok: true, status: decided.value.status }
        : { review, ok: false, problem: decided.problem };
    }),
  );
}
