import { payloadSchemaOf, type RunSnapshot } from '@countersign/engine';
import type {
  Artefact,
  GateReason,
  Json,
  JsonObject,
  Proposal,
  ReasonCode,
  Review,
  ReviewContent,
  ReviewOption,
} from '@countersign/model';
import type { NewReview } from '../ports/store.ts';
import { barredFromReview } from './barredFromReview.ts';
import type { Composing } from './composing.ts';
import type { TurnDesk } from './turnDesk.ts';
import type { TurnDraft } from './turnDraft.ts';

/** What differs between the reviews of gates and samples. */
export type ReviewSketch = {
  readonly kind: Review['kind'];
  readonly node: string;
  readonly visit: number;
  readonly question: string;
  readonly proposal: Proposal;
  readonly reasons: readonly GateReason[];
  readonly reasonCodes: readonly ReasonCode[];
  readonly options: readonly ReviewOption[];
  readonly approvals?: ReviewContent['approvals'];
  readonly evidence?: ReviewContent['evidence'];
  readonly earner?: ReviewContent['earner'];
  readonly checkpointId: string | null;
  readonly amount: number | null;
  readonly stakes: Review['stakes'];
  readonly dueInMs: number | null;
  /** When the case was decided that is looked at; now unless told. */
  readonly decidedAt?: string;
};

/** Adds a review that freezes what a reviewer will see; its etag is the hash of exactly that. */
export function openReview(sketch: ReviewSketch, { subject, draft, desk }: Composing): NewReview {
  const { question, proposal, reasons, reasonCodes, options, approvals, evidence, earner, ...others } =
    sketch;
  const { decidedAt = subject.now.toISOString(), ...rest } = others;
  const { run, artefact } = subject;
  const content = contentOf(
    { question, proposal, reasons, reasonCodes, options, approvals, evidence, earner, decidedAt },
    { artefact, draft, node: rest.node },
  );
  return addReview(
    {
      ...rest,
      id: desk.newReviewId(),
      runId: run.id,
      flow: run.flow as Review['flow'], // safe: only flows with a slug are published
      version: run.version,
      nodeTitle: artefact.nodes[rest.node]?.node.title ?? rest.node,
      subject: run.subject,
      caseType: run.caseType,
      confidence: proposal.confidence,
      role: 'reviewer',
      excluded: [...barredFromReview(artefact, rest.node, run)],
      content,
      etag: etagOf(content, desk),
    },
    { draft, now: subject.now },
  );
}

/** The same case once more, for other eyes: what was shown before, changed where `changes` says so. */
export function openFollowUp(
  review: Review,
  changes: { content: Partial<ReviewContent>; role?: Review['role']; excluded?: string[] },
  { subject, draft, desk }: Composing,
): NewReview {
  const {
    openedAt: _,
    dueAt: __,
    decidedAt: ___,
    decidedBy: ____,
    verdict: _____,
    status: ______,
    ...same
  } = review;
  const content = { ...review.content, ...changes.content };
  const { role = review.role, excluded = review.excluded } = changes;
  const followUp = { ...same, id: desk.newReviewId(), role, excluded, content, etag: etagOf(content, desk) };
  return addReview({ ...followUp, dueInMs: remainingMs(review, subject.now) }, { draft, now: subject.now });
}

function addReview(review: NewReview, { draft, now }: { draft: TurnDraft; now: Date }): NewReview {
  draft.openedReviews.push(review);
  draft.events.push({
    type: 'review.opened',
    at: now.toISOString(),
    node: review.node,
    visit: review.visit,
    data: { reviewId: review.id, kind: review.kind, role: review.role, dueInMs: review.dueInMs },
  });
  return review;
}

type Shown = Pick<ReviewSketch, 'question' | 'proposal' | 'reasons' | 'reasonCodes' | 'options'> & {
  readonly approvals: ReviewContent['approvals'];
  readonly evidence: ReviewContent['evidence'];
  readonly earner: ReviewContent['earner'];
  readonly decidedAt: string;
};

function contentOf(
  shown: Shown,
  { artefact, draft, node }: { artefact: Artefact; draft: TurnDraft; node: string },
): ReviewContent {
  const { context } = draft.snapshot as RunSnapshot; // safe: reviews open at steps, and steps come after the start
  const agent = artefact.nodes[node]?.agent ?? null;
  return {
    question: shown.question,
    proposal: shown.proposal,
    reasons: [...shown.reasons],
    reasonCodes: [...shown.reasonCodes],
    options: [...shown.options],
    input: context.input,
    payloadSchema: payloadSchemaOf(artefact, agent),
    steps: withoutAgent(context.steps, agent),
    ...(context.run === null ? {} : { times: { now: shown.decidedAt, startedAt: context.run.startedAt } }),
    ...(agent === null || !Object.hasOwn(context.steps, agent) ? {} : { agent }),
    ...(shown.approvals === undefined ? {} : { approvals: shown.approvals }),
    ...(shown.evidence === undefined ? {} : { evidence: shown.evidence }),
    ...(shown.earner === undefined ? {} : { earner: shown.earner }),
  };
}

/** The judged proposal is shown by itself and need not be stored twice. */
function withoutAgent(steps: JsonObject, agent: string | null): JsonObject {
  return Object.fromEntries(Object.entries(steps).filter(([node]) => node !== agent));
}

const etagOf = (content: ReviewContent, { contentHash }: Pick<TurnDesk, 'contentHash'>): string =>
  contentHash(content as unknown as Json); // safe: a content is JSON; only optional fields hide that

const remainingMs = ({ dueAt }: Review, now: Date): number | null =>
  dueAt === null ? null : Math.max(0, Date.parse(dueAt) - now.getTime());
