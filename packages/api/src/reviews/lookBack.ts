import { type Review, ReviewId, RunId, VerdictType, type WorkspaceId } from '@countersign/model';
import { askedCaseOf, findPrecedents, findUnusual } from '@countersign/runtime';
import { z } from 'zod';
import { withNames } from '../names/withNames.ts';
import type { Services } from '../services.ts';

const SHOWN = 5;

/** A past case that is like a review's, how it was answered, and why it counts as similar. */
export const PrecedentView = z.object({
  reviewId: ReviewId,
  runId: RunId,
  nodeTitle: z.string(),
  subject: z.string().nullable(),
  caseType: z.string().nullable(),
  amount: z.number().nullable(),
  decision: z.string().describe('What the agent proposed'),
  summary: z.string(),
  verdict: VerdictType,
  reason: z.string().nullable().describe('The title of the reason that came with the verdict'),
  message: z.string().nullable().describe('What the reviewer wrote'),
  decidedBy: z.string().nullable(),
  decidedAt: z.iso.datetime(),
  similarity: z.number().describe('How alike what came in is, 0 to 1'),
  shared: z.array(z.string()).readonly().describe('Words that both cases have, the most telling first'),
  isSameType: z.boolean(),
  isSameDecision: z.boolean(),
  amountRatio: z.number().nullable().describe('The smaller amount over the larger'),
  isSamePlace: z.boolean().describe('Whether it was answered at the same checkpoint'),
});
type PrecedentView = z.infer<typeof PrecedentView>;

const RareFactor = z.object({
  kind: z.enum(['rareValue', 'newValue', 'agentsDisagree', 'unlikeSimilar']),
  pointer: z.string().describe('The field, as a JSON pointer; what came in is below /input'),
  value: z.union([z.string(), z.number(), z.boolean()]),
  same: z.number().int().describe('How many of the earlier cases had it'),
  cases: z.number().int().describe('How many earlier cases had the field'),
});

const ExtremeFactor = z.object({
  kind: z.enum(['highNumber', 'lowNumber']),
  pointer: z.string(),
  value: z.number(),
  percentile: z.number().describe('The share of earlier cases with a smaller number'),
  median: z.number(),
  edge: z.number().describe('The number beyond which one of a hundred earlier cases lies'),
  cases: z.number().int(),
});

/** What is unusual about a review's case against earlier ones. */
export const UnusualView = z.object({
  cases: z.number().int().describe('How many earlier cases of the checkpoint were looked at'),
  needed: z.number().int().describe('Fewer earlier cases say little of what is usual'),
  factors: z.array(z.discriminatedUnion('kind', [RareFactor, ExtremeFactor])),
});

/** The past cases most like a review's, five at most. */
export async function precedentsOf(
  services: Pick<Services, 'caseIndex' | 'learning' | 'names'>,
  workspaceId: WorkspaceId,
  review: Review,
): Promise<readonly PrecedentView[]> {
  const asked = askedCaseOf(review);
  const found = await findPrecedents(services.caseIndex, workspaceId, { asked, limit: SHOWN });
  const ids = found.map(({ past }) => past.reviewId);
  const reviews = ids.length === 0 ? [] : await services.learning.reviewsOf(workspaceId, ids);
  const byId = new Map(reviews.map((past) => [past.id, past]));
  const views = found.flatMap(({ past, likeness, isSamePlace }) => {
    const shown = byId.get(past.reviewId);
    const { verdict, decidedAt } = past;
    return shown === undefined ? [] : [{ ...outlineOf(shown), verdict, decidedAt, ...likeness, isSamePlace }];
  });
  return withNames({ names: services.names, workspaceId }, 'decidedBy', views);
}

/** What one has to know of a past case to compare it with another. */
function outlineOf({ id, runId, nodeTitle, subject, caseType, amount, content, ...review }: Review) {
  const { decision, summary } = content.proposal;
  const { reasonCode, message } = review.verdict ?? {};
  const reason = content.reasonCodes.find(({ code }) => code === reasonCode)?.title ?? reasonCode;
  return {
    ...{ reviewId: id, runId, nodeTitle, subject, caseType, amount, decision, summary },
    ...{ reason: reason ?? null, message: message ?? null, decidedBy: review.decidedBy },
  };
}

/** What is unusual about a review's case. */
export const unusualOf = (
  { caseIndex }: Pick<Services, 'caseIndex'>,
  workspaceId: WorkspaceId,
  review: Review,
) => findUnusual(caseIndex, workspaceId, review);
