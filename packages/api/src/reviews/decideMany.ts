import type { Problem, Review, ReviewId } from '@countersign/model';
import type { Services } from '../services.ts';
import { type Decider, type Decision, decideReview } from './decideReview.ts';

export type DecisionResult =
  | { readonly review: ReviewId; readonly ok: true; readonly status: Review['status'] }
  | { readonly review: ReviewId; readonly ok: false; readonly problem: Problem };

/** Gives every verdict on its own. They run together, so that the loop can commit them in one batch. */
export function decideMany(
  services: Pick<Services, 'verbs' | 'names' | 'settings'>,
  who: Decider,
  decisions: readonly Decision[],
): Promise<readonly DecisionResult[]> {
  return Promise.all(
    decisions.map(async (decision): Promise<DecisionResult> => {
      const { review } = decision;
      const decided = await decideReview(services, who, decision);
      return decided.ok
        ? { review, ok: true, status: decided.value.status }
        : { review, ok: false, problem: decided.problem };
    }),
  );
}
