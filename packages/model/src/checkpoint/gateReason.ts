import { z } from 'zod';

/** Why a case passed a gate or was held for a person. Stored with the decision and shown to the reviewer. */
export const GateReason = z.discriminatedUnion('type', [
  z.object({ type: z.literal('killSwitch'), scope: z.enum(['workspace', 'flow', 'checkpoint']) }),
  z.object({ type: z.literal('floor'), title: z.string(), expression: z.string() }),
  z.object({ type: z.literal('amountFloor'), amount: z.number(), limit: z.number() }),
  z.object({ type: z.literal('reviewEverything') }),
  /** The policy promises what no evidence can bear out, and this field says why: see `evidenceGap`. */
  z.object({ type: z.literal('unweighed'), field: z.enum(['tolerance', 'risk', 'target']) }),
  z.object({ type: z.literal('exception'), node: z.string(), port: z.string(), title: z.string() }),
  z.object({
    type: z.literal('lowConfidence'),
    confidence: z.number(),
    minConfidence: z.number(),
    rung: z.number(),
  }),
  z.object({ type: z.literal('overAmount'), amount: z.number(), maxAmount: z.number(), rung: z.number() }),
  z.object({ type: z.literal('condition'), expression: z.string(), rung: z.number() }),
  z.object({ type: z.literal('undecidable'), message: z.string() }),
  z.object({ type: z.literal('secondApproval'), first: z.string() }),
  z.object({ type: z.literal('escalated'), by: z.string(), message: z.string().optional() }),
  z.object({
    type: z.literal('passed'),
    rung: z.number(),
    confidence: z.number(),
    minConfidence: z.number(),
  }),
  /** The run was ended before anybody had judged what the agent proposed: the case is judged all the same. */
  z.object({ type: z.literal('withdrawn') }),
  z.object({ type: z.literal('sampled'), lane: z.enum(['evidence', 'targeted']), probability: z.number() }),
]);
export type GateReason = z.infer<typeof GateReason>;
