import { z } from 'zod';
import { RunId } from '../ids.ts';

/**
 * One line of a checkpoint's ledger, in decision order. `decided` records what the gate did with a case and with which
 * probability a person would look at it; `verdict` records what a person said. Trust is computed from these alone.
 */
export const LedgerEntry = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('decided'),
    runId: RunId,
    node: z.string(),
    visit: z.number().int(),
    segment: z.string(),
    decision: z.enum(['passed', 'held']),
    rung: z.number().int(),
    band: z.number().int().nullable(),
    policyVersion: z.number().int(),
    agentVersion: z.string(),
    confidence: z.number(),
    amount: z.number().nullable(),
    probability: z.number(),
  }),
  z.object({
    type: z.literal('verdict'),
    runId: RunId,
    node: z.string(),
    visit: z.number().int(),
    segment: z.string(),
    reviewId: z.string(),
    verdict: z.string(),
    loss: z.number().min(0).max(1).nullable(),
    actor: z.string(),
  }),
]);
export type LedgerEntry = z.infer<typeof LedgerEntry>;
