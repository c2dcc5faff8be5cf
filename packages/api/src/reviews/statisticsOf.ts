import { wilsonInterval } from '@countersign/autonomy';
import type { ReviewFilter, WorkspaceId } from '@countersign/model';
import { z } from 'zod';
import type { Services } from '../services.ts';

const Count = z.number().int();
const Value = z.string().nullable();
const Title = z.string().nullable().describe('Of the step, for a checkpoint');
const Group = z.object({ value: Value, title: Title, reviews: Count });
const Answers = z.object({ value: Value, title: Title, answers: Count, overridden: Count });

const groupsOf = <TGroup extends z.ZodType>(group: TGroup) =>
  z.object({ checkpoint: z.array(group), caseType: z.array(group), decision: z.array(group) });

/** What the reviews that a filter means have in common, and how often people agreed with the agent. */
export const ReviewStatisticsView = z.object({
  found: z.object({
    reviews: Count.describe('How many of those that were looked through the filter means'),
    looked: Count.describe('How many were looked through, the newest first'),
    isAll: z.boolean().describe('Whether that were all; otherwise `reviews` is a lower bound'),
    groups: groupsOf(Group),
  }),
  answers: z.object({
    looked: Count.describe('How many of the latest decided reviews were looked through'),
    isAll: z.boolean(),
    agreed: Count.describe('Approved unchanged, or a sample marked correct'),
    overridden: Count.describe('Edited, rejected, sent back, or a sample marked incorrect'),
    agreement: z
      .object({ estimate: z.number(), lower: z.number(), upper: z.number() })
      .nullable()
      .describe('`agreed` of both, with its interval of 95 %; null without answers'),
    medianSeconds: z.number().nullable().describe('From opening to the answer'),
    groups: groupsOf(Answers),
  }),
});
type ReviewStatisticsView = z.infer<typeof ReviewStatisticsView>;

/** Counted now, from the reviews themselves. */
export async function statisticsOf(
  { reviews }: Pick<Services, 'reviews'>,
  workspaceId: WorkspaceId,
  filter: ReviewFilter,
): Promise<ReviewStatisticsView> {
  const { found, answers } = await reviews.statistics(workspaceId, filter);
  const { agreed, overridden } = answers;
  return {
    found: { ...found, groups: copyOf(found.groups) },
    answers: { ...answers, groups: copyOf(answers.groups), agreement: shareOf(agreed, agreed + overridden) },
  };
}

const copyOf = <TGroup>(
  groups: {
    readonly [TName in 'checkpoint' | 'caseType' | 'decision']: readonly TGroup[];
  },
) => ({
  checkpoint: [...groups.checkpoint],
  caseType: [...groups.caseType],
  decision: [...groups.decision],
});

const shareOf = (part: number, whole: number) =>
  whole === 0 ? null : { estimate: part / whole, ...wilsonInterval(part, whole, 0.05) };
