import { ReviewFilter, ReviewSort, SortOrder } from '@countersign/model';
import { z } from 'zod';
import { ListQuery } from './listQuery.ts';

const { shape } = ReviewFilter;

const written = (number: z.ZodOptional<z.ZodNumber>) =>
  z
    .string()
    .regex(/^-?\d{1,15}(\.\d{1,15})?$/, 'Write a number')
    .transform(Number)
    .pipe(number.unwrap());

const YesOrNo = z.enum(['true', 'false']).transform((text) => text === 'true');

/** The fields of a filter as they stand in an address, where everything is text. */
const filterQuery = {
  ...shape,
  minConfidence: written(shape.minConfidence).optional(),
  maxConfidence: written(shape.maxConfidence).optional(),
  minAmount: written(shape.minAmount).optional(),
  maxAmount: written(shape.maxAmount).optional(),
  olderThanHours: written(shape.olderThanHours).optional().describe('Opened so many hours ago, or earlier'),
  due: shape.due.describe('`within_day` is what is due within 24 hours, or overdue'),
  decidedBy: shape.decidedBy.describe('Id of who answered'),
  mentions: shape.mentions.describe('Id of a member whom a comment is meant for'),
  caseType: shape.caseType.describe('Empty for those without a case type'),
  subject: shape.subject.describe('Part of the subject'),
  decision: shape.decision.describe('What the agent recommends'),
  flag: shape.flag.describe('A flag that the agent has set'),
  segment: shape.segment.describe('The case type as the ledger names it: `default` for cases without one'),
  holdsUp: shape.holdsUp.describe(
    'The agent version whose evidence, in the epoch that counts now, waits for the answer',
  ),
  pending: YesOrNo.optional().describe('Whether a verdict is on its way that can still be withdrawn'),
  overridden: YesOrNo.optional().describe(
    'Whether the answer went against the agent; escalated reviews are neither',
  ),
} satisfies { readonly [TField in keyof ReviewFilter]: z.ZodType };

/** Which reviews are meant. */
export const ReviewFilterQuery = z.strictObject(filterQuery);

/** One page of them. */
export const ReviewListQuery = ListQuery.extend({
  ...filterQuery,
  sort: ReviewSort.optional().describe(
    '`priority` is high stakes first, then what is due first. Without a status `due` and `priority` list open reviews and `decided` lists decided ones.',
  ),
  order: SortOrder.optional().describe('To have a sort the other way round'),
});

/** Those of them that wait, in an order. */
export const SelectionQuery = ReviewListQuery.omit({
  cursor: true,
  limit: true,
  status: true,
  pending: true,
});
