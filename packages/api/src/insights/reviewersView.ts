import { Slug } from '@countersign/model';
import { z } from 'zod';

const Count = z.number().int();

const Beside = z.object({
  answers: Count.describe('Answers at checkpoints where others answered often enough'),
  overridden: Count,
  expected: z
    .number()
    .describe('How many would be overridden by somebody who overrides as often as the others there'),
  streak: Count,
  chance: z
    .number()
    .describe('How likely so long a streak is for somebody who overrides as often as the others'),
  isTelling: z.boolean().describe('The streak is too long to be chance'),
});

/** How people reviewed in a period. */
export const ReviewersView = z.object({
  from: z.iso.date(),
  to: z.iso.date(),
  looked: Count.describe('Closed reviews that were looked through, the newest of the period'),
  isAll: z.boolean().describe('False when there are more behind them'),
  reviewers: z.array(
    z.object({
      id: z.string().describe('As `decidedBy` of a review filter takes it'),
      reviewer: z.string(),
      answers: Count,
      overridden: Count.describe('Answers that did not leave the recommendation as it was'),
      lower: z.number().describe('Bounds of the share of overridden answers, 95 %'),
      upper: z.number(),
      streak: Count.describe('Answers since the last one that overrode'),
      beside: Beside.nullable().describe('Null where there is nobody to compare with'),
      looks: Count.describe(
        'Answers of which it is known how long the case was looked at, as the browser measured it',
      ),
      medianLookMs: z.number().nullable().describe('Null without looks'),
      quick: Count.describe('Looks shorter than two seconds'),
      checkpoints: z.array(
        z.object({
          checkpoint: z.string(),
          flow: Slug,
          title: z.string(),
          answers: Count,
          overridden: Count,
          streak: Count,
        }),
      ),
    }),
  ),
});
export type ReviewersView = z.infer<typeof ReviewersView>;
