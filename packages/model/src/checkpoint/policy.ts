import { z } from 'zod';
import { ExpressionText } from '../document/expressionText.ts';

/**
 * One width of autonomy above "review everything": a case passes by itself when every condition given here holds.
 * `sampleRate` is the share of passed cases that a person checks afterwards.
 */
export const Rung = z.strictObject({
  title: z.string().min(1).max(80).meta({ title: 'Title' }),
  minConfidence: z.number().min(0).max(1).meta({ title: 'Confidence at least' }),
  maxAmount: z.number().nonnegative().optional().meta({ title: 'Amount at most' }),
  when: ExpressionText.optional().meta({ title: 'Only when' }),
  sampleRate: z.number().min(0).max(1).default(0.1).meta({ title: 'Share checked afterwards' }),
});
export type Rung = z.infer<typeof Rung>;

/** A case that a floor names is always reviewed, whatever has been earned. */
export const Floor = z.strictObject({
  title: z.string().min(1).max(120).meta({ title: 'Title' }),
  when: ExpressionText.meta({ title: 'Always review when' }),
});
export type Floor = z.infer<typeof Floor>;

/**
 * What the owner decides about a checkpoint. Rung 0 is not listed: it reviews everything, always exists and cannot be
 * edited; `ladder[0]` is rung 1 and each further rung is wider than the one before.
 * `tolerance` is the largest acceptable share of wrong decisions, `risk` the accepted probability of widening wrongly.
 */
export const CheckpointPolicy = z.strictObject({
  ladder: z
    .array(Rung)
    .max(10)
    .default([])
    .meta({ title: 'Ladder', description: 'From the narrowest to the widest.' }),
  startRung: z.number().int().min(0).max(10).default(0).meta({
    title: 'Starting rung',
    description: '0 reviews everything. Anything else is autonomy that was not earned here.',
  }),
  amount: ExpressionText.optional().meta({
    title: 'Amount of a case',
    description: 'For example: proposal.payload.amount',
  }),
  maxAmount: z.number().nonnegative().optional().meta({ title: 'Always review above this amount' }),
  floors: z.array(Floor).max(50).default([]).meta({ title: 'Always review' }),
  tolerance: z.number().gt(0).lt(1).default(0.02).meta({ title: 'Tolerance' }),
  risk: z.number().gt(0).lt(1).default(0.05).meta({ title: 'Accepted risk' }),
  widening: z.enum(['proposed', 'automatic']).default('proposed').meta({ title: 'Widening' }),
});
export type CheckpointPolicy = z.infer<typeof CheckpointPolicy>;
