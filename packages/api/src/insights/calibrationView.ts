import { z } from 'zod';

const Bin = z.object({
  from: z.number(),
  to: z.number(),
  n: z.number().int(),
  confidence: z.number().describe('Mean confidence of the labels in it'),
  correct: z.number().describe('Share of them that was right'),
  lower: z.number(),
  upper: z.number(),
  isSparse: z.boolean().describe('Fewer than 10 labels: says next to nothing'),
});

const Stretch = z.object({
  from: z.iso.datetime(),
  to: z.iso.datetime(),
  n: z.number().int(),
  confidence: z.number(),
  correct: z.number(),
  lower: z.number(),
  upper: z.number(),
});

const Threshold = z.object({
  labels: z.number().int().describe('Labels that were used, thinned to one probability of being judged'),
  continuous: z
    .object({
      threshold: z.number(),
      selected: z.number().int(),
      errors: z.number(),
      coverage: z.number(),
      bound: z.number(),
    })
    .nullable()
    .describe('By selection with guaranteed risk; null when no threshold carries the target'),
  ladder: z
    .array(
      z.object({
        rung: z.number().int(),
        title: z.string(),
        n: z.number().int(),
        errors: z.number(),
        carries: z.boolean(),
      }),
    )
    .describe('By the fixed sequence: the rungs of the policy in force, narrowest first'),
});

/** How far the confidence of an agent can be believed, from judged cases weighted by how likely each was judged. */
export const Calibration = z.object({
  segment: z.string().nullable(),
  agentVersion: z.string().nullable(),
  agentVersions: z.array(z.object({ agentVersion: z.string(), labels: z.number().int() })),
  labels: z.number().int(),
  overdue: z
    .number()
    .int()
    .describe(
      'Cases of it that nobody judged in time: errors to the evidence, and no labels unless somebody answered later',
    ),
  needed: z.number().int().describe('Below so many labels nothing is computed'),
  target: z.number(),
  risk: z.number(),
  report: z
    .object({
      accuracy: z.object({ estimate: z.number(), lower: z.number(), upper: z.number() }),
      meanConfidence: z
        .number()
        .describe('What the agent claimed on average, to be held against the accuracy'),
      finding: z
        .object({
          says: z
            .enum(['over', 'under', 'fits'])
            .describe('Surer than right, right more often than said, or neither'),
          bin: Bin.nullable().describe(
            'The bin that is farthest off, with bounds that hold for all bins at once',
          ),
          passes: z.boolean().describe('Whether a rung lets cases of that confidence pass'),
        })
        .describe('Whether the confidence can be believed at every height'),
      bins: z.array(Bin),
      massBins: z.array(Bin),
      ece: z.number(),
      eceEqualMass: z.number(),
      mce: z.number(),
      brier: z.number(),
      reliability: z.number(),
      resolution: z.number(),
      uncertainty: z.number(),
      drift: z.array(Stretch),
      threshold: Threshold,
    })
    .nullable()
    .describe('Null while there are too few labels'),
});
export type Calibration = z.infer<typeof Calibration>;
