import { z } from 'zod';
import { GateReason } from '../checkpoint/gateReason.ts';
import { ReasonCode } from '../document/nodes/gate.ts';
import { ReviewId, RunId, Slug } from '../ids.ts';
import { Json, JsonObject, JsonSchema } from '../json.ts';
import { Role } from '../roles.ts';
import { Proposal } from './proposal.ts';
import { Verdict, VerdictType } from './verdict.ts';

export const ReviewKind = z.enum(['gate', 'exception', 'sample']);
export type ReviewKind = z.infer<typeof ReviewKind>;

export const ReviewStatus = z.enum(['open', 'decided', 'expired', 'cancelled']);
export type ReviewStatus = z.infer<typeof ReviewStatus>;

/** What each possible answer leads to, read from the flow itself: the port and the titles of the steps behind it. */
export const ReviewOption = z.object({
  verdict: VerdictType,
  port: z.string().nullable(),
  leadsTo: z.array(z.string()),
});
export type ReviewOption = z.infer<typeof ReviewOption>;

/**
 * Everything a reviewer is shown, frozen when the review opens. Its hash is the review's `etag`: a verdict names it,
 * so nobody decides on something other than what was on the screen.
 */
export const ReviewContent = z.object({
  question: z.string(),
  input: Json,
  proposal: Proposal,
  payloadSchema: JsonSchema,
  reasons: z.array(GateReason),
  reasonCodes: z.array(ReasonCode),
  options: z.array(ReviewOption),
  steps: JsonObject,
  /** The step that made the proposal, which `steps` leaves out because it would say the same once more. */
  agent: z.string().optional(),
  /**
   * The stretch of evidence that the verdict counts for, and how likely the case was to be looked at; absent when nothing
   * is earned by it.
   */
  evidence: z.object({ epoch: z.number().int(), probability: z.number() }).optional(),
  /** The version that the case counts for, where that is not the version of the proposal's agent alone. */
  earner: z.string().optional(),
  /** The times that conditions saw when the case was decided, so that a past case can be asked about as it was then. */
  times: z.object({ now: z.iso.datetime(), startedAt: z.iso.datetime() }).optional(),
  /** The payload as the agent proposed it, when an earlier reviewer of the same case has changed it. */
  proposed: JsonObject.optional(),
  /** How many people have approved and how many must; only where one is not enough. */
  approvals: z.object({ given: z.number().int(), needed: z.number().int() }).optional(),
});
export type ReviewContent = z.infer<typeof ReviewContent>;

/**
 * An answer that was given and can still be withdrawn: the review is as open as before and takes no other one. It stays
 * where it could not take effect: the review was closed before, or `problem` says why.
 */
export const PendingVerdict = z.object({
  verdict: Verdict,
  /** Who gave it; `personId` as four eyes need it. */
  actor: z.object({
    type: z.enum(['user', 'key', 'system']),
    id: z.string(),
    name: z.string(),
    personId: z.string().optional(),
  }),
  role: Role,
  /** Of what was shown to whoever gave it. */
  etag: z.string(),
  givenAt: z.iso.datetime(),
  takesEffectAt: z.iso.datetime(),
  idempotencyKey: z.string().optional(),
  problem: z.object({ code: z.string(), message: z.string() }).optional(),
});
export type PendingVerdict = z.infer<typeof PendingVerdict>;

export const Review = z.object({
  id: ReviewId,
  kind: ReviewKind,
  status: ReviewStatus,
  runId: RunId,
  flow: Slug,
  version: z.number().int(),
  node: z.string(),
  nodeTitle: z.string(),
  visit: z.number().int(),
  checkpointId: z.string().nullable(),
  subject: z.string().nullable(),
  caseType: z.string().nullable(),
  confidence: z.number(),
  amount: z.number().nullable(),
  stakes: z.enum(['low', 'normal', 'high']),
  /** Only this role or a higher one may answer; set to `owner` by an escalation. */
  role: z.enum(['reviewer', 'owner']),
  /** Actors that may not answer this one: who gave the first of two approvals. */
  excluded: z.array(z.string()),
  content: ReviewContent,
  etag: z.string(),
  openedAt: z.iso.datetime(),
  dueAt: z.iso.datetime().nullable(),
  /** How often it has been brought to mind. */
  reminders: z.number().int().optional(),
  /** When it is brought to mind again, unless somebody answers before. */
  nextReminderAt: z.iso.datetime().nullable().optional(),
  decidedAt: z.iso.datetime().nullable(),
  decidedBy: z.string().nullable(),
  verdict: Verdict.nullable(),
  /** An answer on its way; null and absent without one. */
  pending: PendingVerdict.nullable().optional(),
});
export type Review = z.infer<typeof Review>;
