import { Slug } from '@countersign/model';
import { z } from 'zod';

const Treatment = z.enum(['earnFast', 'earnSlowly', 'passAndSample', 'keepReviewing']);

/** The checkpoints of a workspace by how often they decide and what an error costs. */
export const RiskMap = z.object({
  borders: z.object({ perWeek: z.number(), costOfError: z.number() }),
  days: z.number().int().describe('The days over which the frequency was counted'),
  points: z.array(
    z.object({
      checkpoint: z.string(),
      flow: Slug,
      flowName: z.string(),
      title: z.string(),
      cases: z.number().int().describe('How many were decided over these days'),
      perWeek: z.number(),
      cost: z
        .object({
          value: z.number(),
          source: z
            .enum(['owner', 'errors', 'cases'])
            .describe('Set by an owner; or the mean amount of wrong cases; or, with too few of them, of all'),
          cases: z.number().int().describe('How many cases it was measured on; 0 when an owner set it'),
        })
        .nullable()
        .describe('Null where nobody set it and the policy names no amount'),
      treatment: Treatment.nullable(),
      rung: z.number().int(),
      rungs: z.number().int(),
      suggestedStartRung: z.number().int().nullable(),
    }),
  ),
});
export type RiskMap = z.infer<typeof RiskMap>;
