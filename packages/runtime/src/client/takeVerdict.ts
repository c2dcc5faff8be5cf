import { lossOf } from '@countersign/autonomy';
import {
  approvalsNeeded,
  approvalsShown,
  type EngineEvent,
  gateAnswer,
  gateOptions,
  payloadAfter,
  type RunSnapshot,
} from '@countersign/engine';
import {
  type Correctness,
  canonicalJson,
  type GateReason,
  type Json,
  type LedgerEntry,
  ok,
  type Result,
  type Review,
  segmentOf,
  type Verdict,
} from '@countersign/model';
import { correctionTimer } from '../calls/startCorrection.ts';
import type { Actor, TurnCause } from '../ports/store.ts';
import { barredFromReview } from '../turns/barredFromReview.ts';
import { chanceOfReview } from '../turns/chanceOfSample.ts';
import { composeTurn } from '../turns/composeTurn.ts';
import type { Composing } from '../turns/composing.ts';
import { versionOfCase } from '../turns/earningVersion.ts';
import { isWithdrawn } from '../turns/judgeWithdrawn.ts';
import { openFollowUp } from '../turns/openReview.ts';
import type { Compose } from '../turns/TurnLoop.ts';
import { type DecideReview, idsOf, requestOfVerdict } from './checkVerdict.ts';
import { lessonOf } from './lessonOf.ts';
import { keptRequest } from './repeatedRequest.ts';

type Taking = Composing & {
  readonly review: Review;
  readonly verdict: Verdict;
  readonly actor: Actor;
  readonly request: string | null;
  readonly correctness: Correctness;
  /** How likely the case was to be looked at, where samplers have thrown coins since it was decided. */
  readonly probability: number | null;
};

/**
 * The turn of a verdict that has been checked. It answers the gate; or it hands the case on: to an owner after an
 * escalation, to another person until enough have approved; or it only goes into the ledger, for a sample.
 */
export function takeVerdict(review: Review, decision: DecideReview): Compose {
  const { verdict, actor } = decision;
  const request = requestOfVerdict(decision);
  return async (subject, draft, desk) => {
    const correctness = await correctnessFor(review, { subject, draft, desk });
    const probability = await chanceFor(review, { subject, draft, desk });
    const taking = { review, verdict, actor, request, correctness, probability, subject, draft, desk };
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
    writeLedger(taking, lossOfCase(taking));
    if (verdict.type === 'incorrect' && isCorrected(taking)) draft.timers.push(correctionTimer(review));
    return ok(null);
  }
  if (verdict.type === 'escalate') return ok(escalate(taking));
  const isApproval = verdict.type === 'approve' || verdict.type === 'edit';
  if (isApproval && needsAnotherPerson(taking)) return ok(askAnotherPerson(taking));
  writeLedger(taking, lossOfCase(taking));
  draft.lesson = lessonOf(taking);
  return composeTurn(answerOf(taking), { subject, draft, desk });
}

/** Whether a way leads on from a sample that was judged incorrect. */
const isCorrected = ({ review, subject }: Taking): boolean =>
  !isWithdrawn(review) && subject.artefact.nodes[review.node]?.next['corrected'] !== undefined;

/** What counts as an error is the checkpoint's policy, which is asked where something can be earned. */
async function correctnessFor(review: Review, { subject, desk }: Composing): Promise<Correctness> {
  const { run, artefact } = subject;
  const { evidence } = review.content;
  const node = artefact.nodes[review.node]?.node;
  if (evidence === undefined || node?.kind !== 'gate') return EVERY_EDIT;
  const key = node.config.checkpoint ?? node.id;
  const earner = { segment: segmentOf(run), agentVersion: versionOfCase(review.content) };
  const checkpoint = await desk.checkpoint(run.workspaceId, { flowId: run.flowId, key, ...earner });
  return checkpoint?.policy.correctness ?? EVERY_EDIT;
}

/** Asked for only where a sampler could have thrown coins beside those that the review tells of. */
async function chanceFor(review: Review, { subject, desk }: Composing): Promise<number | null> {
  const hasSampler = Object.values(subject.artefact.nodes).some(({ node }) => node.kind === 'sampler');
  const isSample = review.kind === 'sample' && review.content.evidence !== undefined && !isWithdrawn(review);
  if (!isSample || !hasSampler) return null;
  return chanceOfReview(await desk.eventsOf(review.runId), review);
}

const EVERY_EDIT: Correctness = { cosmetic: [], severity: {} };

/** How wrong the agent was by the last word on the case: also when an earlier reviewer has changed what it proposed. */
function lossOfCase({ review, verdict, correctness }: Taking): number | null {
  const { proposed, proposal } = review.content;
  const isChangedBefore = verdict.type === 'approve' && proposed !== undefined;
  const word: Verdict = isChangedBefore ? { type: 'edit', edited: proposal.payload } : verdict;
  return lossOf(correctness, proposed ?? proposal.payload, word);
}

const answerOf = ({ review, verdict, actor }: Taking): EngineEvent =>
  gateAnswer({
    ...{ node: review.node, visit: review.visit, shown: review.content.proposal.payload },
    ...{ verdict, by: actor.name },
  });

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
  return approvalsNeeded({
    artefact,
    snapshot,
    node: review.node,
    payload: payloadAfter(verdict, review.content.proposal.payload),
    now,
  });
}

/** The next person sees the payload that this one approved. Only the last word goes into the ledger as a judgement. */
function askAnotherPerson(taking: Taking): void {
  const { review, verdict, actor } = taking;
  const before = approvalsBefore(taking);
  const { proposal, reasons } = review.content;
  const others = reasons.filter(({ type }) => type !== 'secondApproval');
  const content = {
    proposal: { ...proposal, payload: payloadAfter(verdict, review.content.proposal.payload) },
    reasons: [...others, ...before, { type: 'secondApproval' as const, first: actor.name }],
    ...approvalsShown(before.length + 1, approvalsNeededBy(taking)),
    ...(verdict.type === 'edit' ? { proposed: review.content.proposed ?? proposal.payload } : {}),
  };
  const { artefact, run } = taking.subject;
  // Who approved something else may approve this, too.
  const barred = before.length === 0 ? barredFromReview(artefact, review.node, run) : review.excluded;
  openFollowUp(review, { content, excluded: [...barred, ...idsOf(actor)] }, taking);
  writeLedger(taking, null, { final: false });
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
  writeLedger(taking, null, { final: false });
}

function noteVerdict({ review, verdict, actor, request, subject, draft }: Taking): void {
  const given = verdict as unknown as Json; // safe: verdicts are JSON
  draft.events.push({
    type: 'verdict.taken',
    at: subject.now.toISOString(),
    node: review.node,
    visit: review.visit,
    data: { reviewId: review.id, kind: review.kind, by: actor.name, verdict: given, ...keptRequest(request) },
  });
}

function writeLedger(
  { review, verdict, actor, subject, draft, probability }: Taking,
  loss: number | null,
  word: { readonly final?: false } = {},
): void {
  if (review.checkpointId === null) return;
  const entry: LedgerEntry = {
    type: 'verdict',
    runId: review.runId,
    node: review.node,
    visit: review.visit,
    segment: segmentOf(subject.run),
    agentVersion: versionOfCase(review.content),
    reviewId: review.id,
    verdict: verdict.type,
    loss,
    actor: actor.id,
    ...word,
    ...(probability === null ? {} : { probability }),
    ...(verdict.critical === true ? { critical: true } : {}),
  };
  const isEvidence = review.content.evidence !== undefined;
  draft.ledger.push({ checkpointId: review.checkpointId, entry, ...(isEvidence ? { isEvidence } : {}) });
}
