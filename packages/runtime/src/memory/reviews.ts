import { caseKey, trustKey } from '@countersign/autonomy';
import {
  AGREEING_VERDICTS,
  impliedStatus,
  OVERRIDING_VERDICTS,
  type Review,
  type ReviewFilter,
  type ReviewId,
  type ReviewSort,
  SORT_ORDER,
  STAKES_RANK,
  segmentOf,
  type VerdictType,
  type WorkspaceId,
} from '@countersign/model';
import type {
  Page,
  ReviewGrouping,
  ReviewListing,
  ReviewStatistics,
  ReviewSummary,
} from '../ports/queries.ts';
import type { MemoryState } from './memoryState.ts';
import { pageOf } from './pageOf.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const PENDING_SHOWN = 100;
const NEVER = '9';

export function reviewIn(state: MemoryState, workspaceId: WorkspaceId, id: ReviewId): Review | null {
  const stored = state.reviews.get(id);
  return stored?.workspaceId === workspaceId ? stored.review : null;
}

/** With the time of its next reminder, as a reader wants it. */
export function withReminder(state: MemoryState, review: Review): Review {
  const { runId, node, visit, status } = review;
  const timer = status === 'open' ? state.timers.get(`${runId}:${node}/${visit}/remind`) : undefined;
  return { ...review, nextReminderAt: timer === undefined ? null : new Date(timer.dueAtMs).toISOString() };
}

/** What each sort compares, all in one direction; ties are settled by the id. */
const KEYS: { readonly [TSort in ReviewSort]: (review: Review) => readonly (string | number)[] } = {
  oldest: ({ openedAt }) => [openedAt],
  newest: ({ openedAt }) => [openedAt],
  confidence: ({ confidence }) => [confidence],
  amount: ({ amount }) => [amount ?? -Infinity],
  due: ({ dueAt }) => [dueAt ?? NEVER],
  priority: ({ stakes, dueAt }) => [STAKES_RANK[stakes], dueAt ?? NEVER],
  decided: ({ decidedAt }) => [decidedAt ?? NEVER],
};

export function listReviews(
  state: MemoryState,
  at: Readonly<{ workspaceId: WorkspaceId; now: Date }>,
  listing: ReviewListing,
): Page<ReviewSummary> {
  const { sort = 'oldest', order = SORT_ORDER[sort], cursor: _, limit: __, ...filter } = listing;
  const keysOf = (review: Review) => [...KEYS[sort](review), review.id];
  const factor = order === 'asc' ? 1 : -1;
  const reviews = matching(state, at, { ...filter, status: impliedStatus(listing) }).sort(
    (a, b) => factor * compare(keysOf(a), keysOf(b)),
  );
  return pageOf(
    reviews.map((review) => summaryOf(withReminder(state, review))),
    listing,
  );
}

/** Those on which verdicts of an actor wait, or could not take effect, the last one first. */
export function pendingOf(
  state: MemoryState,
  { workspaceId, now }: Readonly<{ workspaceId: WorkspaceId; now: Date }>,
  actorId: string,
): readonly ReviewSummary[] {
  const givenMs = ({ pending }: Review) => Date.parse(pending?.givenAt ?? '');
  return matching(state, { workspaceId, now }, { pending: true })
    .filter((review) => review.pending?.actor.id === actorId && givenMs(review) > now.getTime() - DAY_MS)
    .sort((a, b) => givenMs(b) - givenMs(a))
    .slice(0, PENDING_SHOWN)
    .map(summaryOf);
}

/** Counts over all reviews: there are few here, so all are looked at. */
export function reviewStatistics(
  state: MemoryState,
  at: Readonly<{ workspaceId: WorkspaceId; now: Date }>,
  filter: ReviewFilter,
): ReviewStatistics {
  const found = matching(state, at, filter);
  const { status: _, due: __, olderThanHours: ___, ...lasting } = filter;
  const decided = matching(state, at, { ...lasting, status: 'decided' });
  const answers = decided.filter((review) => isAgreed(review) || isOverridden(review));
  const seconds = decided.map(secondsOf).sort((a, b) => a - b);
  return {
    found: {
      ...{ reviews: found.length, looked: found.length, isAll: true },
      groups: grouped(found, (reviews) => ({ reviews: reviews.length })),
    },
    answers: {
      ...{ looked: decided.length, isAll: true, medianSeconds: medianOf(seconds) },
      ...{ agreed: answers.filter(isAgreed).length, overridden: answers.filter(isOverridden).length },
      groups: grouped(answers, (reviews) => ({
        answers: reviews.length,
        overridden: reviews.filter(isOverridden).length,
      })),
    },
  };
}

function matching(
  state: MemoryState,
  { workspaceId, now }: Readonly<{ workspaceId: WorkspaceId; now: Date }>,
  filter: ReviewFilter,
): Review[] {
  return [...state.reviews.values()]
    .filter((stored) => stored.workspaceId === workspaceId)
    .map((stored) => stored.review)
    .filter((review) => hasNamedFields(review, filter) && isWithin(review, filter, now.getTime()))
    .filter((review) => filter.holdsUp === undefined || isHoldingUp(state, review, filter.holdsUp));
}

/** Whether the evidence of an agent version waits for a review, in the epoch that counts now. */
function isHoldingUp({ books }: MemoryState, review: Review, agentVersion: string): boolean {
  const book = books.get(review.checkpointId ?? '')?.book;
  const known = book?.cases.get(caseKey(review));
  if (review.status !== 'open' || book === undefined || known === undefined) return false;
  const isEvidence = known.stream !== null && known.epoch === book.trusts.get(trustKey(known))?.epoch;
  return isEvidence && known.agentVersion === agentVersion && known.status === 'open';
}

function hasNamedFields(review: Review, filter: ReviewFilter): boolean {
  const { status, kind, run, flow, checkpoint, caseType, segment, decision, flag, stakes } = filter;
  const { decidedBy, verdict, overridden, subject, pending } = filter;
  const { proposal } = review.content;
  const isSame = (wanted: unknown, actual: unknown) => wanted === undefined || wanted === actual;
  return (
    isSame(status, review.status) &&
    isSame(kind, review.kind) &&
    isSame(run, review.runId) &&
    isSame(flow, review.flow) &&
    isSame(checkpoint, review.checkpointId) &&
    isSame(caseType, review.caseType ?? '') &&
    isSame(segment, segmentOf(review)) &&
    isSame(decision, proposal.decision) &&
    isSame(stakes, review.stakes) &&
    isSame(pending, review.pending != null) &&
    isSame(decidedBy, review.decidedBy) &&
    isSame(verdict, review.verdict?.type) &&
    // Nobody comments here.
    filter.mentions === undefined &&
    (flag === undefined || proposal.flags.includes(flag)) &&
    (overridden === undefined || (overridden ? isOverridden(review) : isAgreed(review))) &&
    (subject === undefined || (review.subject ?? '').toLowerCase().includes(subject.toLowerCase()))
  );
}

function isWithin(review: Review, filter: ReviewFilter, nowMs: number): boolean {
  const { minConfidence, maxConfidence, minAmount, maxAmount } = filter;
  const { openedAfter, openedBefore, olderThanHours, due } = filter;
  const opened = Date.parse(review.openedAt);
  const dueBefore = due === 'overdue' ? nowMs : nowMs + 24 * HOUR_MS;
  return (
    (minConfidence === undefined || review.confidence >= minConfidence) &&
    (maxConfidence === undefined || review.confidence <= maxConfidence) &&
    (minAmount === undefined || (review.amount !== null && review.amount >= minAmount)) &&
    (maxAmount === undefined || (review.amount !== null && review.amount <= maxAmount)) &&
    (openedAfter === undefined || opened >= Date.parse(openedAfter)) &&
    (openedBefore === undefined || opened < Date.parse(openedBefore)) &&
    (olderThanHours === undefined || opened <= nowMs - olderThanHours * HOUR_MS) &&
    (due === undefined ||
      (review.status === 'open' && review.dueAt !== null && Date.parse(review.dueAt) < dueBefore))
  );
}

const isOneOf = (verdicts: readonly VerdictType[], { verdict, status }: Review): boolean =>
  status === 'decided' && verdict !== null && verdicts.includes(verdict.type);
const isAgreed = (review: Review) => isOneOf(AGREEING_VERDICTS, review);
const isOverridden = (review: Review) => isOneOf(OVERRIDING_VERDICTS, review);

const secondsOf = ({ openedAt, decidedAt }: Review): number =>
  (Date.parse(decidedAt ?? openedAt) - Date.parse(openedAt)) / 1_000;

function medianOf(sorted: readonly number[]): number | null {
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}

const VALUES: { readonly [TGrouping in ReviewGrouping]: (review: Review) => string | null } = {
  checkpoint: ({ checkpointId }) => checkpointId,
  caseType: ({ caseType }) => caseType,
  decision: ({ content }) => content.proposal.decision,
};

function grouped<TFigures extends object>(
  reviews: readonly Review[],
  figuresOf: (reviews: readonly Review[]) => TFigures,
) {
  const by = (grouping: ReviewGrouping) =>
    [...Map.groupBy(reviews, VALUES[grouping])]
      .sort(([, a], [, b]) => b.length - a.length)
      .map(([value, members]) => ({
        ...{ value, title: grouping === 'checkpoint' ? (members[0]?.nodeTitle ?? null) : null },
        ...figuresOf(members),
      }));
  return { checkpoint: by('checkpoint'), caseType: by('caseType'), decision: by('decision') };
}

function compare(a: readonly (string | number)[], b: readonly (string | number)[]): number {
  const at = a.findIndex((value, index) => value !== b[index]);
  if (at === -1) return 0;
  return (a[at] ?? 0) < (b[at] ?? 0) ? -1 : 1;
}

function summaryOf({ content, ...rest }: Review): ReviewSummary {
  const { decision, summary, flags } = content.proposal;
  const { question, approvals } = content;
  return { ...rest, question, decision, summary, flags, approvals };
}
