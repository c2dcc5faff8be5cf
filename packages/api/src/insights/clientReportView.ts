import { LedgerEntry, Slug } from '@countersign/model';
import { z } from 'zod';

const Estimate = z.object({
  cases: z.number().int().describe('Judged cases it rests on'),
  estimate: z.number(),
  lower: z.number(),
  upper: z.number(),
});

const Accuracy = z.object({
  passed: Estimate.nullable().describe('Share of what passed by itself that was right, from the checks'),
  held: Estimate.nullable().describe('Share of what persons decided where the agent had been right'),
});

const ReportCheckpoint = z.object({
  checkpoint: z.string(),
  flow: Slug,
  flowName: z.string(),
  title: z.string(),
  passed: z.number().int(),
  held: z.number().int(),
  rung: z.number().int(),
  rungs: z.number().int(),
  accuracy: Accuracy,
  tolerance: z.number(),
  corrections: z.number().int().describe('Cases that a person changed, rejected or found wrong'),
  verdicts: z
    .array(z.object({ verdict: z.string(), cases: z.number().int(), errors: z.number().int() }))
    .describe('How persons judged, most frequent first; `errors` are those where the agent was not right'),
  overdue: z
    .number()
    .int()
    .describe('Cases that nobody judged in time: errors to the evidence, and part of no accuracy'),
  reviewMinutesSaved: z.number().nullable().describe('Null while nobody said what a review takes'),
  minutesPerReview: z.number().nullable(),
  weeks: z.array(z.object({ from: z.iso.date(), passed: z.number().int(), held: z.number().int() })),
  interventions: z.array(
    z.object({
      seq: z.number().int(),
      at: z.iso.datetime(),
      entry: LedgerEntry,
      also: z
        .number()
        .int()
        .describe('To how many further case types and agent versions the same deed did the same'),
    }),
  ),
  switchings: z
    .array(
      z.object({
        at: z.iso.datetime(),
        scope: z.enum(['workspace', 'flow', 'checkpoint']),
        on: z.boolean(),
        actor: z.string(),
      }),
    )
    .describe(
      'How "review everything" was turned, oldest first; a wide switch is told of at each checkpoint',
    ),
});

/** What agents did for a client in a period, with what it cost and what was learned. */
export const ClientReport = z.object({
  from: z.iso.date(),
  to: z.iso.date().describe('The last day'),
  accuracy: Accuracy.describe('Of all checkpoints together'),
  checkpoints: z.array(ReportCheckpoint),
  learned: z.array(
    z.object({
      model: z.string(),
      labelledCases: z.number().int(),
      versions: z.array(
        z.object({ version: z.number().int(), trainedAt: z.iso.datetime(), accuracy: z.number() }),
      ),
    }),
  ),
});
export type ClientReport = z.infer<typeof ClientReport>;
