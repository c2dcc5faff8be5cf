import {
  fail,
  ok,
  type PendingVerdict,
  problem,
  type Result,
  type Review,
  type ReviewId,
} from '@countersign/model';
import type { Actor, Store, TurnCause } from '../ports/store.ts';
import type { DueTimer } from '../ports/timers.ts';
import type { Composing } from '../turns/composing.ts';
import type { Compose } from '../turns/TurnLoop.ts';
import { emptyDraft, type TurnDraft } from '../turns/turnDraft.ts';
import { type DecideReview, idsOf, refusalOfVerdict, requestOfVerdict } from './checkVerdict.ts';
import { takeVerdict } from './takeVerdict.ts';

const PREFIX = 'verdict/';

export type WithdrawVerdict = { readonly reviewId: ReviewId; readonly actor: Actor };

/**
 * The turn by which a verdict begins to wait. It is judged now as it will be when it takes effect, and changes nothing
 * but that the review takes no other answer. Whatever becomes of it is a turn of the same run, so that of withdrawing,
 * taking effect and the review's end only one can come first.
 */
export function pendVerdict(decision: DecideReview, undoMs: number): Compose {
  return async (subject, draft, desk) => {
    const review = await openReview(decision.reviewId, { subject, draft, desk });
    if (review === undefined) return fail(problem('review_closed', 'Nobody can answer the review any more.'));
    const judged = await judge(review, decision, { subject, draft, desk });
    if (!judged.ok) return judged;
    const { id, node, visit } = review;
    const pending = pendingOf(decision, subject.now, undoMs);
    draft.pendingVerdicts.push({ id, pending });
    draft.timers.push({ id: `${PREFIX}${id}`, node, visit, name: 'verdict', due: { inMs: undoMs } });
    return ok({ type: 'pend', reviewId: id, givenAt: pending.givenAt });
  };
}

/** The turn by which whoever gave a verdict takes it back; also one that could not take effect, which is forgotten then. */
export function withdrawVerdict(
  { reviewId, actor }: WithdrawVerdict,
  store: Pick<Store, 'loadReviews'>,
): Compose {
  return async ({ run }, draft) => {
    const [review] = await store.loadReviews(run.workspaceId, [reviewId]);
    if (review?.pending == null) return fail(NOTHING_PENDING);
    if (!isGivenBy(review.pending, actor)) return fail(OF_ANOTHER);
    draft.pendingVerdicts.push({ id: reviewId, pending: null });
    draft.cancelledTimers.push(`${PREFIX}${reviewId}`);
    const { status, pending } = review;
    const wasOnItsWay = status === 'open' && pending.problem === undefined;
    return ok({ type: 'pend', reviewId, givenAt: null, ...(wasOnItsWay ? { withdrawn: pending } : {}) });
  };
}

/**
 * The turn of a verdict whose time has come: the same as of one that takes effect at once. If it cannot be taken any more
 * it stays with the review and says why, for whoever gave it.
 */
export async function takePending(
  { id: timer }: Pick<DueTimer, 'id'>,
  composing: Composing,
): Promise<Result<TurnCause>> {
  const { draft } = composing;
  const review = await openReview(timer.slice(PREFIX.length), composing);
  if (review?.pending == null) return ok({ type: 'timer', id: timer });
  const { pending } = review;
  const { etag, verdict, actor, role, idempotencyKey } = pending;
  const decision = { reviewId: review.id, etag, verdict, actor, role, idempotencyKey };
  const judged = await judge({ ...review, pending: null }, decision, composing);
  if (!judged.ok) {
    const { code, message } = judged.problem;
    draft.pendingVerdicts.push({ id: review.id, pending: { ...pending, problem: { code, message } } });
    return ok({ type: 'timer', id: timer });
  }
  Object.assign(draft, judged.value.draft);
  draft.cancelledTimers.push(timer);
  return ok({ ...judged.value.cause, wasPending: true });
}

/** Whether it is this very request that waits on the review. */
export function isPendingRequest({ id, pending }: Review, request: string): boolean {
  if (pending == null) return false;
  return requestOfVerdict({ ...pending, reviewId: id }) === request;
}

const isGivenBy = ({ actor }: PendingVerdict, who: Actor): boolean =>
  idsOf(actor).some((id) => idsOf(who).includes(id));

type Judged = { readonly draft: TurnDraft; readonly cause: Extract<TurnCause, { type: 'verdict' }> };

/** The verdict's turn, put together beside the one that is being made. */
async function judge(
  review: Review,
  decision: DecideReview,
  { subject, draft, desk }: Composing,
): Promise<Result<Judged>> {
  const refusal = refusalOfVerdict(review, decision);
  if (refusal !== null) return fail(refusal);
  const beside = emptyDraft(draft);
  const taken = await takeVerdict(review, decision)(subject, beside, desk);
  if (!taken.ok) return taken;
  if (taken.value.type !== 'verdict') throw new Error(`A verdict was taken as ${taken.value.type}`);
  return ok({ draft: beside, cause: taken.value });
}

async function openReview(id: string, { subject, desk }: Composing): Promise<Review | undefined> {
  return (await desk.openReviewsOf(subject.run.id)).find((review) => review.id === id);
}

function pendingOf(
  { verdict, actor, role, etag, idempotencyKey }: DecideReview,
  now: Date,
  undoMs: number,
): PendingVerdict {
  return {
    ...{ verdict, actor, role, etag },
    givenAt: now.toISOString(),
    takesEffectAt: new Date(now.getTime() + undoMs).toISOString(),
    ...(idempotencyKey == null ? {} : { idempotencyKey }),
  };
}

const NOTHING_PENDING = problem(
  'verdict_not_pending',
  'There is nothing to undo: the verdict has taken effect, or was withdrawn before.',
);
const OF_ANOTHER = problem('verdict_of_another', 'Only whoever gave the verdict can withdraw it.');
