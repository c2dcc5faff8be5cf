import {
  type Effect,
  type EngineEvent,
  endsWithUndo,
  type StepResult,
  step,
  type Visit,
} from '@countersign/engine';
import { assertNever, ok, type Result, type Review } from '@countersign/model';
import { beginEffect } from './beginEffect.ts';
import { keepBudgetTimer } from './budgetTimer.ts';
import { asOpened, closeReview, noteClosed } from './closeReview.ts';
import type { Composing } from './composing.ts';
import { decideGate } from './decideGate.ts';
import { decideSampler } from './decideSampler.ts';
import { cancelGateTimers } from './gateTimers.ts';
import { judgeWithdrawn } from './judgeWithdrawn.ts';
import { noteOverdue } from './noteOverdue.ts';
import { noteSpending, noteSteps } from './noteSpending.ts';
import { addStep, type TurnDraft } from './turnDraft.ts';

/**
 * Puts one turn together: applies the event and then answers every gate and sampler on the way, until the run waits
 * for the outside world. The draft is filled; a problem means that the event does not apply and the draft is void.
 */
export async function composeTurn(event: EngineEvent, composing: Composing): Promise<Result<TurnDraft>> {
  const { subject, draft } = composing;
  const events: EngineEvent[] = [event];
  const begun = draft.snapshot;
  for (let next = events.shift(); next !== undefined; next = events.shift()) {
    const result = await stepOn(next, composing);
    if (!result.ok) {
      // Another branch has ended the run in this very turn, and what is answered here was called off with it.
      if (next !== event && CALLED_OFF.has(result.problem.code)) continue;
      return result;
    }
    const before = draft.snapshot;
    const left = addStep(draft, result.value);
    draft.cancelledCalls.push(...callsAmong(left, composing));
    draft.undoCalled = endsWithUndo(subject.artefact, result.value.snapshot, next);
    await closeReviewsOf(left, next, composing);
    cancelGateTimers(subject.artefact, before, draft);
    noteSpending(subject.artefact, next, draft);
    keepBudgetTimer(subject.artefact, next, draft);
    for (const effect of result.value.effects) {
      const answer = await takeUp(effect, composing);
      if (answer !== null) events.push(answer);
    }
  }
  await noteSteps(begun, composing);
  return ok(draft);
}

/**
 * The next step of the run. Only one that would leave an action without its answer has to know what is under way; the store
 * refuses the turn if that has changed by the time it is written.
 */
async function stepOn(event: EngineEvent, { subject, draft, desk }: Composing): Promise<Result<StepResult>> {
  const { run, artefact, now } = subject;
  const given = { artefact, snapshot: draft.snapshot, event, now };
  const result = step(given);
  const isAction = ({ node }: Visit) => artefact.nodes[node]?.node.kind === 'action';
  if (!result.ok || !result.value.cancelledEffects.some(isAction)) return result;
  const underWay = await desk.openActions(run.id);
  return underWay.length === 0 ? result : step({ ...given, underWay });
}

/** Calls that were left without their answer: what they called is not wanted any more. */
const callsAmong = (left: readonly Visit[], { subject }: Composing): readonly string[] =>
  left.filter(({ node }) => CALLING.has(subject.artefact.nodes[node]?.node.kind ?? '')).map(({ key }) => key);

const CALLING: ReadonlySet<string> = new Set(['subflow', 'each']);

/** Hands work to the outside world, or answers at once what is decided inside the turn. */
async function takeUp(effect: Effect, composing: Composing): Promise<EngineEvent | null> {
  switch (effect.kind) {
    case 'agent':
    case 'action':
    case 'call':
    case 'undo':
      return beginEffect(effect, composing);
    case 'gate':
      return decideGate(effect, composing);
    case 'sampler':
      return decideSampler(effect, composing);
    default:
      return assertNever(effect);
  }
}

const CALLED_OFF: ReadonlySet<string> = new Set([
  'run_finished',
  'run_ending',
  'run_undoing',
  'stale_completion',
]);

/** A gate that was left without a verdict takes its open reviews along. Samples stay: they are about what was done. */
async function closeReviewsOf(
  left: readonly Visit[],
  event: EngineEvent,
  composing: Composing,
): Promise<void> {
  const { subject, draft, desk } = composing;
  const gates = left.filter((visit) => subject.artefact.nodes[visit.node]?.node.kind === 'gate');
  if (gates.length === 0) return;
  const status = event.type === 'timer' ? 'expired' : 'cancelled';
  const isLeft = (review: Pick<Review, 'node' | 'visit' | 'kind'>) =>
    review.kind !== 'sample' &&
    gates.some(({ node, visit }) => node === review.node && visit === review.visit);
  const { own, others } = Object.groupBy(draft.openedReviews, (review) =>
    isLeft(review) ? 'own' : 'others',
  );
  draft.openedReviews = others ?? [];
  const stored = (await desk.openReviewsOf(subject.run.id)).filter(isLeft);
  for (const review of stored) closeReview(draft, review, { status, now: subject.now });
  const opened = (own ?? []).map((review) => asOpened(review, subject.now));
  for (const review of opened) noteClosed(draft, review, { status, now: subject.now });
  for (const review of [...stored, ...opened]) {
    if (status === 'expired') noteOverdue(draft, review);
    else judgeWithdrawn(review, composing);
  }
}
