import { z } from 'zod';
import { JsonObject } from '../json.ts';

/** What an agent may say about a case beside its decision; exception rules can route by it. */
export const AgentFlag = z.enum([
  'frustrated',
  'out_of_scope',
  'ambiguous',
  'legal_threat',
  'incomplete',
  'policy_conflict',
  'unsafe',
]);
export type AgentFlag = z.infer<typeof AgentFlag>;

/** A piece of the case or of earlier knowledge that supports the decision, quoted word for word. */
export const Evidence = z.strictObject({
  label: z.string(),
  quote: z.string(),
  source: z.string(),
});
export type Evidence = z.infer<typeof Evidence>;

/** `cost` is in US dollars, `ms` is wall time; zero where a provider has neither. */
export const Usage = z.strictObject({
  model: z.string(),
  tokens: z.number().nonnegative(),
  cost: z.number().nonnegative(),
  ms: z.number().nonnegative(),
  recorded: z.boolean().optional(),
});
export type Usage = z.infer<typeof Usage>;

/**
 * What an agent step returns. Everything in it is untrusted text. `agentVersion` is the hash of everything that makes
 * the agent; a new one starts a new epoch of evidence.
 */
export const Proposal = z.strictObject({
  decision: z.string().min(1).max(200),
  payload: JsonObject,
  summary: z.string(),
  confidence: z.number().min(0).max(1),
  reasoning: z.array(z.string()),
  evidence: z.array(Evidence),
  flags: z.array(AgentFlag),
  usage: Usage,
  agentVersion: z.string(),
  /** The reviews whose verdicts were shown to the agent as examples; absent where none were. */
  examples: z.array(z.string()).optional(),
});
export type Proposal = z.infer<typeof Proposal>;
