import type {
  AgentProviderConfig,
  Json,
  JsonSchema,
  Problem,
  Proposal,
  Result,
  RunId,
  WorkspaceId,
} from '@countersign/model';

/**
 * One call of an agent. `provider` is as the flow has it, templates and all, and so belongs to what the agent is; what they
 * render to for this case stands beside it.
 */
export type AgentRequest = {
  readonly workspaceId: WorkspaceId;
  readonly provider: AgentProviderConfig;
  /** Rendered by the engine: the classifier's text, the recording's key or the prompt; empty for rules. */
  readonly text: string;
  readonly instructions: string;
  readonly decisions: readonly string[];
  readonly payloadSchema: JsonSchema;
  /** What expressions see: input, steps, proposal, run, now. */
  readonly scope: { readonly [variable: string]: Json };
  /** What a reviewer wrote when sending the case back; null the first time. */
  readonly feedback: string | null;
  /** The step that asks, and its run. */
  readonly runId: RunId;
  readonly node: string;
  /** Stable over all attempts: `run/node/visit`. */
  readonly idempotencyKey: string;
};

/** `retryable` tells whether trying again may help (a time-out, a rate limit) or never will (a wrong key, a missing model). */
export type EffectProblem = Problem & { readonly retryable: boolean };

/** Calls the provider named in the request. The caller checks the proposal against the node's schema again. */
export interface Agents {
  propose(request: AgentRequest, signal: AbortSignal): Promise<Result<Proposal, EffectProblem>>;
}
