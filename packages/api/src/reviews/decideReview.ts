import {
  fail,
  ok,
  type Result,
  type Review,
  type ReviewId,
  type Role,
  type WorkspaceId,
} from '@countersign/model';
import type { Actor, Settings } from '@countersign/runtime';
import { type VerdictInput, verdictOf } from '../inputs.ts';
import { withDeciderName, withName } from '../names/withNames.ts';
import type { Services } from '../services.ts';

export type Decider = { readonly workspaceId: WorkspaceId; readonly actor: Actor; readonly role: Role };

/** A verdict on its way; under its key it may be sent again. */
export type Decision = VerdictInput & {
  readonly review: ReviewId;
  readonly idempotencyKey?: string | null | undefined;
};

/** What it takes; of the settings, how long a verdict can be withdrawn. */
export type Deciding = Pick<Services, 'verbs' | 'names' | 'reviewers'> & {
  readonly settings: Pick<Settings, 'get'>;
};

/** Gives the one verdict of a review; the answer and a lost race name people by name. */
export async function decideReview(
  { verbs, names, reviewers, settings }: Deciding,
  { workspaceId, actor, role }: Decider,
  { review: reviewId, idempotencyKey, undoable = false, lookedMs: ms, ...input }: Decision,
): Promise<Result<Review>> {
  const undoMs = undoable ? await undoMsOf(settings, workspaceId) : 0;
  const verdict = verdictOf(input);
  const decision = { reviewId, etag: input.etag, verdict, actor, role, idempotencyKey, undoMs };
  // Before the verdict: afterwards the review is closed, and a look without a verdict is counted nowhere.
  if (ms !== undefined) await reviewers.noteLook(workspaceId, { review: reviewId, actor: actor.id, ms });
  const decided = await verbs.decide(workspaceId, decision);
  const where = { names, workspaceId };
  return decided.ok
    ? ok(await withName(where, 'decidedBy', decided.value))
    : fail(await withDeciderName(where, decided.problem));
}

const undoMsOf = async (settings: Pick<Settings, 'get'>, workspaceId: WorkspaceId): Promise<number> =>
  (await settings.get(workspaceId)).undoSeconds * 1_000;
