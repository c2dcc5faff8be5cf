import { z } from 'zod';

const ErrorRate = z
  .object({ estimate: z.number(), lower: z.number(), upper: z.number(), effectiveSize: z.number() })
  .nullable();

const BacktestView = z.object({
  total: z.number().int(),
  passed: z.number().int(),
  held: z.number().int(),
  heldBy: z.record(z.string(), z.number().int()).describe('By the most binding reason'),
  gone: z
    .object({ cases: z.number().int(), losses: z.number() })
    .describe(
      'Judged cases whose runs were deleted: no policy can be asked about them, and no figure here has them',
    ),
  judged: z.number().int(),
  losses: z.number(),
  slipped: z.array(z.string()).describe('The reviews of errors that would have passed'),
  estimate: z.object({
    cases: z.number().describe('Decided cases that the tried ones stand for'),
    passed: z.number(),
    reviews: z.number(),
    errorRate: ErrorRate,
  }),
});

const Trial = z.object({
  now: BacktestView.describe('On the rungs that hold, or would hold once it is applied'),
  byRung: z.array(BacktestView).describe('On each rung for all cases, from 0'),
  bands: z.array(
    z.object({
      band: z.number().int().nullable().describe('The first rung that lets the cases pass; null for none'),
      cases: z.number(),
      judged: z.number().int(),
      losses: z.number(),
    }),
  ),
});

/** What a draft of a policy would do to rungs and evidence, and with past cases. */
export const PolicyTrialView = z.object({
  policyVersion: z.number().int().describe('Of the policy in force'),
  cases: z.number().int().describe('How many past cases were tried: the newest 100,000 where there are more'),
  consequences: z.object({
    isNewEpoch: z.boolean(),
    because: z.array(z.string()).describe('The fields that begin a new epoch'),
    isBorneOut: z
      .boolean()
      .describe(
        'Whether the draft promises no more than what rungs were earned by; if not, a new epoch lets them fall to where agents begin',
      ),
    segments: z.array(z.object({ segment: z.string(), from: z.number().int(), to: z.number().int() })),
  }),
  inForce: Trial,
  draft: Trial,
});
