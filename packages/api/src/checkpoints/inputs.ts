import { z } from 'zod';
import { KeptCaseType } from '../inputs.ts';

export const Segment = KeptCaseType;
export const AgentVersion = z.string().min(1).max(200);
const RungNumber = z.number().int().min(0).max(10);
const Seq = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);

export const Narrowing = z.strictObject({ rung: RungNumber });
/** Without them everything of the checkpoint narrows. */
export const NarrowingOf = z.strictObject({
  segment: Segment.optional(),
  agentVersion: AgentVersion.optional(),
});

/** The line of the ledger that narrowed. */
export const Seen = z.strictObject({ narrowing: Seq });

/** In the currency of the workspace, and in minutes; null for a figure that nobody knows. */
export const Costs = z.strictObject({
  costOfError: z.number().min(0).max(1_000_000_000).nullable(),
  minutesPerReview: z.number().min(0).max(10_000).nullable(),
});

/** With `deferred`, `more` is how many further judged cases are asked for. */
export const WideningReply = z.strictObject({
  more: z.number().int().min(1).max(100_000).optional(),
  message: z.string().max(2_000).optional(),
});

export const WideningName = WideningReply.extend({
  segment: Segment,
  agentVersion: AgentVersion,
  to: RungNumber,
  /** The line of the ledger that proposed what was read. */
  seq: Seq.optional(),
  answer: z.enum(['ratified', 'declined', 'deferred', 'reopened']),
});

export const LedgerPage = z.strictObject({
  /** Null asks for the newest. */
  before: Seq.nullable().default(null),
  limit: z.number().int().min(1).max(1_000).default(200),
});
export const Before = Seq.nullish();
export const TurnsLimit = z.number().int().min(1).max(200).default(50);
export const Days = z.number().int().min(1).max(731);

export const CasesInput = z.strictObject({
  /** Null asks for the newest. */
  before: Seq.nullable().default(null),
  limit: z.number().int().min(1).max(5_000).default(1_000),
  /** Dotted paths such as `proposal.payload.amount`. */
  references: z.array(z.string().min(1).max(500)).max(200),
});
