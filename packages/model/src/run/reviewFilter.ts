import { z } from 'zod';
import { RunId, Slug } from '../ids.ts';
import { Moment } from '../moment.ts';
import { AgentFlag } from './proposal.ts';
import { Review, ReviewKind, ReviewStatus } from './review.ts';
import { VerdictType } from './verdict.ts';

const Share = z.number().min(0).max(1);
const Amount = z.number().min(-1e15).max(1e15);

/** Which reviews are meant: all that every named field holds for. */
export const ReviewFilter = z.strictObject({
  status: ReviewStatus.optional(),
  kind: ReviewKind.optional(),
  run: RunId.optional(),
  flow: Slug.optional(),
  /** Id of the checkpoint. */
  checkpoint: z.string().min(1).max(100).optional(),
  /** Empty means those without one. */
  caseType: z.string().max(100_000).optional(),
  /** The same as the ledger names it: `default` for cases without a case type. */
  segment: z.string().max(100_001).optional(),
  /** Open, and the evidence of this agent version waits for its answer, in the epoch that counts now. */
  holdsUp: z.string().max(100_000).optional(),
  /** Part of the subject, in large or small letters. */
  subject: z.string().min(1).max(300).optional(),
  /** What the agent recommends. */
  decision: z.string().min(1).max(1_000).optional(),
  /** What the agent is unsure about: a flag that it has set. */
  flag: AgentFlag.optional(),
  stakes: Review.shape.stakes.optional(),
  minConfidence: Share.optional(),
  maxConfidence: Share.optional(),
  minAmount: Amount.optional(),
  maxAmount: Amount.optional(),
  openedAfter: Moment.optional(),
  openedBefore: Moment.optional(),
  /** Opened so many hours ago, or earlier. */
  olderThanHours: z.number().int().min(1).max(87_600).optional(),
  /** Not answered in time, or due within 24 hours (which includes what is overdue). */
  due: z.enum(['overdue', 'within_day']).optional(),
  /** Whether an answer is on its way that can still be withdrawn. */
  pending: z.boolean().optional(),
  /** Id of who has answered; `me` is whoever asks. */
  decidedBy: z.string().min(1).max(200).optional(),
  /** Id of a member whom a comment on it is meant for; `me` is whoever asks. */
  mentions: z.string().min(1).max(200).optional(),
  verdict: VerdictType.optional(),
  /** Whether the answer went against the agent; escalated reviews are neither. */
  overridden: z.boolean().optional(),
});
export type ReviewFilter = z.infer<typeof ReviewFilter>;

/**
 * `oldest` and `newest` by when it was opened, `decided` by when it was closed, `priority` by stakes and then by what is
 * due. Sorting by `due` or `priority` is about what waits: without a status they list open reviews, `decided` lists
 * decided ones.
 */
export const ReviewSort = z.enum(['oldest', 'newest', 'confidence', 'amount', 'due', 'priority', 'decided']);
export type ReviewSort = z.infer<typeof ReviewSort>;

/** What a list can be grouped by. */
export const ReviewGrouping = z.enum(['caseType']);

export const SortOrder = z.enum(['asc', 'desc']);
export type SortOrder = z.infer<typeof SortOrder>;

/** The order that each sort has unless another is asked for: what needs a person most comes first. */
export const SORT_ORDER: { readonly [TSort in ReviewSort]: SortOrder } = {
  oldest: 'asc',
  newest: 'desc',
  confidence: 'asc',
  amount: 'desc',
  due: 'asc',
  priority: 'asc',
  decided: 'desc',
};

/** High stakes come first. */
export const STAKES_RANK: { readonly [TStakes in Review['stakes']]: number } = { high: 0, normal: 1, low: 2 };

/** The verdicts that leave what the agent recommended as it is, and those that do not. */
export const AGREEING_VERDICTS = ['approve', 'correct'] as const satisfies readonly VerdictType[];
export const OVERRIDING_VERDICTS = [
  'edit',
  'reject',
  'sendBack',
  'incorrect',
] as const satisfies readonly VerdictType[];

/** The status that a list is about when none is named. */
export function impliedStatus({
  status,
  sort,
}: Readonly<{ status?: ReviewStatus | undefined; sort?: ReviewSort | undefined }>): ReviewStatus | undefined {
  if (status !== undefined) return status;
  if (sort === 'due' || sort === 'priority') return 'open';
  return sort === 'decided' ? 'decided' : undefined;
}
