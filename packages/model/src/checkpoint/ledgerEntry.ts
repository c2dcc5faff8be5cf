import { z } from 'zod';
import { RunId } from '../ids.ts';
import { CheckpointPolicy } from './policy.ts';

export const SampleLane = z.enum(['evidence', 'targeted']);
export type SampleLane = z.infer<typeof SampleLane>;

/** How likely each lane of a sampler was to pick a case, and either of them, as it was when the coins fell. */
export const SampleRates = z.object({
  evidence: z.number().min(0).max(1),
  targeted: z.number().min(0).max(1),
  total: z.number().min(0).max(1),
});
export type SampleRates = z.infer<typeof SampleRates>;

/** Which visit of which step of which run a line is about. */
const Visit = { runId: RunId, node: z.string(), visit: z.number().int() };

/** Whose trust a line is about. Lines of earlier releases name no agent version where it was not asked for. */
const Earner = { segment: z.string(), agentVersion: z.string() };

/**
 * Written while everything is reviewed whatever has been earned, or checks of passed cases are open: what would widen by
 * itself is proposed and waits. Never in lines of earlier releases, where it did not.
 */
const Waiting = {
  waits: z.literal(true).optional(),
  /**
   * Written where a widening that had waited goes on: it climbs one rung, and what would follow at once is proposed and
   * waits in its turn. Never in lines of earlier releases, where it followed at once.
   */
  oneRung: z.literal(true).optional(),
};

const Facts = {
  ...Visit,
  ...Earner,
  ...Waiting,
  rung: z.number().int(),
  /** The narrowest rung that would let the case pass; null when nothing would, so that it is no evidence. */
  band: z.number().int().nullable(),
  policyVersion: z.number().int(),
  confidence: z.number(),
  amount: z.number().nullable(),
  /** How likely a person looks at the case. */
  probability: z.number(),
};

/** A gate let a case pass or held it. The lanes say whether it was picked for a check afterwards. */
export const DecidedLine = z.object({
  type: z.literal('decided'),
  ...Facts,
  decision: z.enum(['passed', 'held']),
  /** Absent in lines from before trust was kept, and where there is nothing to earn. */
  epoch: z.number().int().optional(),
  lanes: z.array(SampleLane).optional(),
  rates: SampleRates.optional(),
  /** When an unjudged case counts as an error. */
  dueAt: z.iso.datetime().optional(),
  /** The version of the flow that the run is on. */
  flowVersion: z.number().int().optional(),
  /**
   * The confidence as so many labels of the agent version had borne it out by then, by which the targeted lane weighs the
   * case; only where the policy has one.
   */
  calibrated: z.object({ confidence: z.number(), labels: z.number().int() }).optional(),
});
export type DecidedLine = z.infer<typeof DecidedLine>;

/** A sampler step picked (or left) a case that the checkpoint's gate had let pass. */
export const SampledLine = z.object({
  type: z.literal('sampled'),
  ...Facts,
  gate: z.string(),
  epoch: z.number().int(),
  lanes: z.array(SampleLane),
  rates: SampleRates,
  dueAt: z.iso.datetime(),
  /**
   * Whether its label tells how far the agent's confidence can be believed: where the policy's targeted lane wants to know
   * that, and nobody was asked about the case before. Lines of earlier releases do not.
   */
  calibrates: z.boolean().optional(),
  /**
   * Whether somebody had been asked about the case already, for the sake of the targeted lane only: the line names that
   * visit, nobody is asked again, and the answer is evidence too if it is still to come.
   */
  asked: z.boolean().optional(),
  /** How wrong the agent was, where that answer had come before. Lines of earlier releases leave such a case out. */
  loss: z.number().min(0).max(1).optional(),
});
export type SampledLine = z.infer<typeof SampledLine>;

/**
 * What a person said. `loss` is null where it judges nothing; `final` is false while somebody else still has to answer;
 * `late` when the case was counted before, so that the answer changes nothing.
 */
export const VerdictLine = z.object({
  type: z.literal('verdict'),
  ...Visit,
  ...Waiting,
  segment: z.string(),
  agentVersion: z.string().optional(),
  reviewId: z.string(),
  verdict: z.string(),
  loss: z.number().min(0).max(1).nullable(),
  actor: z.string(),
  final: z.boolean().optional(),
  late: z.boolean().optional(),
  critical: z.boolean().optional(),
  /** How likely the case was to be looked at by anybody, where that is more than was known when it was decided. */
  probability: z.number().optional(),
});
export type VerdictLine = z.infer<typeof VerdictLine>;

/**
 * Nobody judged the case in time, which counts as an error; `withdrawn` when nobody ever can, because its run was
 * deleted. `voided` counts as nothing: only ledgers of earlier releases have it, for cases that were taken back. `late`
 * when it was counted before.
 */
export const UnjudgedLine = z.object({
  type: z.enum(['overdue', 'voided']),
  ...Visit,
  ...Earner,
  ...Waiting,
  reviewId: z.string().nullable(),
  withdrawn: z.boolean().optional(),
  late: z.boolean().optional(),
});
export type UnjudgedLine = z.infer<typeof UnjudgedLine>;

/** A policy came into force, for all trusts of the checkpoint. */
export const PolicyLine = z.object({
  type: z.literal('policy'),
  ...Waiting,
  version: z.number().int(),
  policy: CheckpointPolicy,
  startRung: z.number().int(),
  /** A rung falls for which the policy promises more than was shown. Lines of earlier releases let it stand. */
  unproven: z.literal('falls').optional(),
  actor: z.string(),
});
export type PolicyLine = z.infer<typeof PolicyLine>;

/** A new stretch of evidence began at this rung. */
export const EpochLine = z.object({
  type: z.literal('epoch'),
  ...Earner,
  epoch: z.number().int(),
  rung: z.number().int(),
  policyVersion: z.number().int(),
  cause: z.enum(['first', 'agent', 'policy', 'narrowed', 'owner']),
});
export type EpochLine = z.infer<typeof EpochLine>;

/** What spoke for a widening: `n` judged cases of the tested population, the sum of their losses, and the bound. */
export const WideningEvidence = z.object({
  rule: z.enum(['streak', 'escalating', 'eprocess']),
  n: z.number().int(),
  errors: z.number(),
  /** Cases right in a row at the end, and which attempt this row is. */
  streak: z.number().int(),
  attempt: z.number().int(),
  /** Natural logarithm of the evidence against "as bad as the tolerance or worse". */
  logEvidence: z.number(),
  /** Upper bound of the error rate by the rule, anytime valid where the rule is. */
  bound: z.number(),
});
export type WideningEvidence = z.infer<typeof WideningEvidence>;

export const WideningLine = z.object({
  type: z.enum(['proposed', 'lapsed']),
  ...Earner,
  epoch: z.number().int(),
  from: z.number().int(),
  to: z.number().int(),
  evidence: WideningEvidence,
});
export type WideningLine = z.infer<typeof WideningLine>;

/** What an owner said to a proposed widening. `more` is how many further judged cases are asked for. */
export const AnsweredLine = z.object({
  type: z.literal('answered'),
  ...Earner,
  ...Waiting,
  epoch: z.number().int(),
  to: z.number().int(),
  answer: z.enum(['ratified', 'declined', 'deferred', 'reopened']),
  more: z.number().int().min(1).optional(),
  message: z.string().max(2_000).optional(),
  actor: z.string(),
});
export type AnsweredLine = z.infer<typeof AnsweredLine>;

/** The rung changed. A narrowing by itself names the case that caused it. */
export const RungLine = z.object({
  type: z.literal('rung'),
  ...Earner,
  epoch: z.number().int(),
  from: z.number().int(),
  to: z.number().int(),
  cause: z.enum(['ratified', 'automatic', 'alarm', 'errors', 'critical', 'owner', 'policy']),
  case: z.object({ ...Visit, reviewId: z.string().nullable() }).nullable(),
  actor: z.string().nullable(),
});
export type RungLine = z.infer<typeof RungLine>;

/** An owner has seen a narrowing that nobody had asked for: the line of the ledger that it stands in. It changes nothing. */
export const AcknowledgedLine = z.object({
  type: z.literal('acknowledged'),
  narrowing: z.number().int(),
  actor: z.string(),
});
export type AcknowledgedLine = z.infer<typeof AcknowledgedLine>;

/**
 * One line of a checkpoint's ledger, in decision order. `decided` and `sampled` are the cases, with the probability that
 * a person looks at them; `verdict`, `overdue` and `voided` say how they were judged; `policy`, `answered` and
 * `acknowledged` are what owners did; `epoch`, `proposed`, `lapsed` and `rung` follow from all of these and could be computed again.
 */
export const LedgerEntry = z.discriminatedUnion('type', [
  DecidedLine,
  SampledLine,
  VerdictLine,
  UnjudgedLine,
  PolicyLine,
  EpochLine,
  WideningLine,
  AnsweredLine,
  RungLine,
  AcknowledgedLine,
]);
export type LedgerEntry = z.infer<typeof LedgerEntry>;
