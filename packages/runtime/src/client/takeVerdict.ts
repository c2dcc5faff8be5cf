import type { EngineEvent, GateOutput, RunSnapshot } from '@countersign/engine';
import {
  canonicalJson,
  type GateReason,
  type Json,
  type LedgerEntry,
  ok,
  type Result,
  type Review,
  type Verdict,
} from '@countersign/model';
import { correctionTimer } from '../calls/startCorrection.ts';
import type { Actor, TurnCause } from '../ports/store.ts';
import { approvalsNeeded, approvalsShown } from '../turns/approvalsNeeded.ts';
import { composeTurn } from '../turns/composeTurn.ts';
import type { Composing } from '../turns/composing.ts';
import { openFollowUp } from '../turns/openReview.ts';
import { gateOptions } from '../turns/reviewOptions.ts';
import type { Compose } from '../turns/TurnLoop.ts';
import { segmentOf } from '../turns/turnDesk.ts';
import { idsOf } from './checkVerdict.ts';
import { lessonOf } from './lessonOf.ts';

type Taking = Composing & { readonly review: Review; readonly verdict: Verdict; readonly actor: Actor };

/**
 * The turn of a verdict that has been checked. It answers the gate; or it hands the case on: to an owner after an
 * escalation, to another person until enough have approved; or it only goes into the ledger, for a sample.
 */
export function takeVerdict(review: Review, { verdict, actor }: { verdict: Verdict; actor: Actor }): Compose {
  return async (subject, draft, desk) => {
    const taking = { review, verdict, actor, subject, draft, desk };
    noteVerdict(taking);
    const followed = await follow(taking);
    if (!followed.ok) return followed;
    return ok({
      type: 'verdict',
      reviewId: review.id,
      etag: review.etag,
      actor,
      verdict,
    } satisfies TurnCause);
  };
}

async function follow(taking: Taking): Promise<Result<unknown>> {
  const { review, verdict, subject, draft, desk } = taking;
  if (review.kind === 'sample') {
    draft.lesson = lessonOf(taking);
    writeLedger(taking, verdict.type === 'incorrect' ? 1 : 0);
    if (verdict.type === 'incorrect' && isCorrected(taking)) draft.timers.push(correctionTimer(review));
    return ok(null);
  }
  if (verdict.type === 'escalate') return ok(escalate(taking));
  const isApproval = verdict.type === 'approve' || verdict.type === 'edit';
  if (isApproval && needsAnotherPerson(taking)) return ok(askAnotherPerson(taking));
  writeLedger(taking, LOSS[verdict.type] ?? null);
  draft.lesson = lessonOf(taking);
  return composeTurn(answerOf(taking), { subject, draft, desk });
}

/** Whether a way leads on from a sample that was judged incorrect. */
const isCorrected = ({ review, subject }: Taking): boolean =>
  subject.artefact.nodes[review.node]?.next['corrected'] !== undefined;

/** How wrong the proposal was, as the ledger counts it; sending back or escalating judges nothing yet. */
const LOSS: Partial<Record<Verdict['type'], number>> = { approve: 0, edit: 1, reject: 1 };

const PORTS: Partial<Record<Verdict['type'], string>> = {
  approve: 'approved',
  edit: 'approved',
  reject: 'rejected',
  sendBack: 'sentBack',
};

function answerOf({ review, verdict, actor }: Taking): EngineEvent {
  const output: GateOutput = {
    verdict: verdict.type as GateOutput['verdict'], // safe: escalations and samples do not come here
    by: actor.name,
    payload: payloadOf(review, verdict),
    message: verdict.message ?? null,
    reasonCode: verdict.reasonCode ?? null,
  };
  const port = PORTS[verdict.type];
  if (port === undefined) throw new Error(`The verdict ${verdict.type} answers no gate`);
  return { type: 'done', node: review.node, visit: review.visit, port, output };
}

/** What runs is what was shown, or what the reviewer made of it; what would have been right instead does not run. */
const payloadOf = (review: Review, { type, edited }: Verdict) =>
  type === 'reject' ? review.content.proposal.payload : (edited ?? review.content.proposal.payload);

/** Who approved what is about to run. Whoever edits it is the first to approve the new payload. */
function approvalsBefore({ review, verdict }: Taking): readonly GateReason[] {
  const shown = review.content.proposal.payload;
  const isEdited = verdict.edited !== undefined && canonicalJson(verdict.edited) !== canonicalJson(shown);
  return isEdited ? [] : review.content.reasons.filter(({ type }) => type === 'secondApproval');
}

const needsAnotherPerson = (taking: Taking): boolean =>
  approvalsBefore(taking).length + 1 < approvalsNeededBy(taking);

function approvalsNeededBy({ review, verdict, subject, draft }: Taking): number {
  const { artefact, now } = subject;
  const snapshot = draft.snapshot as RunSnapshot; // safe: a run with a review has been started
  return approvalsNeeded({ artefact, snapshot, node: review.node, payload: payloadOf(review, verdict), now });
}

/** The next person sees the payload that this one approved. Only the last word goes into the ledger as a judgement. */
function askAnotherPerson(taking: Taking): void {
  const { review, verdict, actor } = taking;
  const before = approvalsBefore(taking);
  const { proposal, reasons } = review.content;
  const others = reasons.filter(({ type }) => type !== 'secondApproval');
  const content = {
    proposal: { ...proposal, payload: payloadOf(review, verdict) },
    reasons: [...others, ...before, { type: 'secondApproval' as const, first: actor.name }],
    ...approvalsShown(before.length + 1, approvalsNeededBy(taking)),
  };
  // Who approved something else may approve this, too.
  const excluded = before.length === 0 ? idsOf(actor) : [...review.excluded, ...idsOf(actor)];
  openFollowUp(review, { content, excluded: [...excluded] }, taking);
  writeLedger(taking, null);
}

function escalate(taking: Taking): void {
  const { review, verdict, actor, subject } = taking;
  const { message } = verdict;
  const by = actor.name;
  const reason: GateReason = { type: 'escalated', by, ...(message === undefined ? {} : { message }) };
  const options = gateOptions(subject.artefact, review.node, { mayEscalate: false });
  openFollowUp(
    review,
    { content: { options, reasons: [...review.content.reasons, reason] }, role: 'owner' },
    taking,
  );
  writeLedger(taking, null);
}

function noteVerdict({ review, verdict, actor, subject, draft }: Taking): void {
  draft.events.push({
    type: 'verdict.taken',
    at: subject.now.toISOString(),
    node: review.node,
    visit: review.visit,
    data: { reviewId: review.id, kind: review.kind, by: actor.name, verdict: verdict as unknown as Json }, // safe: verdicts are JSON
  });
}

function writeLedger({ review, verdict, actor, subject, draft }: Taking, loss: number | null): void {
  if (review.checkpointId === null) return;
  const entry: LedgerEntry = {
    type: 'verdict',
    runId: review.runId,
    node: review.node,
    visit: review.visit,
    segment: segmentOf(subject.run),
    reviewId: review.id,
    verdict: verdict.type,
    loss,
    actor: actor.id,
  };
  draft.ledger.push({ checkpointId: review.checkpointId, entry });
}
