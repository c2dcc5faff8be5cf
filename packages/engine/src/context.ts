import type { ActionOperation, Json, JsonObject, Problem, Proposal } from '@countersign/model';

/** What expressions see as `run`. `startedAt` is an ISO date-time. */
export type RunIdentity = { readonly id: string; readonly startedAt: string };

/** Which exception rule sent the case away from the normal path. */
export type Route = { readonly node: string; readonly port: string; readonly title: string };

/** Why a step, and with it perhaps the run, failed. */
export type StepFailure = { readonly node: string; readonly problem: Problem };

/**
 * A proposal that is in `steps` already and so is stored once: the output of an agent's step, with the payload of the
 * verdict that approved it, if a gate did. `proposalOf` puts it together.
 */
type ProposalReference = { readonly step: string; readonly gate?: string };

/** A proposal in full where nothing in `steps` equals it, and in snapshots of older versions. */
export type StoredProposal = Proposal | ProposalReference;

/** What holds in one branch of a parallel step. */
export type Lane = { readonly proposal: StoredProposal | null; readonly route: Route | null };

/** A signal that came before anybody waited for it. */
export type KeptSignal = { readonly name: string; readonly payload: Json };

/** What takes an action back, rendered when the action was done. */
export type KeptUndo = {
  readonly node: string;
  readonly visit: number;
  readonly operation: ActionOperation;
};

/** What a run has used up: steps begun, and what its agents say they cost (US dollars). */
export type Used = { readonly steps: number; readonly tokens: number; readonly cost: number };

/**
 * What the run knew when it left a sampler that took a sample: `visits` as they were, and the outputs that have been
 * replaced since then, each as a list that is empty where there was none yet. Everything else is still in `steps`.
 */
export type Sampled = {
  readonly visits: { readonly [node: string]: number };
  readonly replaced: { readonly [node: string]: readonly Json[] };
  readonly proposal: StoredProposal | null;
  readonly route: Route | null;
};

/**
 * What a run knows: the context of its machine, plain JSON.
 *
 * - `steps` holds the newest output of each step; a failed one is `{ failed: true, problem }`.
 * - `proposal` is the newest proposal outside of branches, with the payload that a person edited when a gate approved the
 *   edit: what was approved is what runs. The agent's own words stay in `steps`. Read it with `proposalOf`.
 * - `route` is set by an exception rule and stays until an exception node finds the case normal.
 * - `lanes` has the same two for each open branch, by its name.
 * - the optional fields are left out while they are empty, also in snapshots of older versions.
 */
export type RunContext = {
  readonly input: Json;
  readonly run: RunIdentity | null;
  readonly steps: { readonly [node: string]: Json };
  readonly visits: { readonly [node: string]: number };
  readonly proposal: StoredProposal | null;
  readonly route: Route | null;
  readonly failure: StepFailure | null;
  readonly lanes?: { readonly [lane: string]: Lane } | undefined;
  readonly signals?: readonly KeptSignal[] | undefined;
  readonly undo?: readonly KeptUndo[] | undefined;
  readonly used?: Used | undefined;
  /** By visit (`node/visit`), for samplers whose `corrected` port is connected. */
  readonly sampled?: { readonly [visit: string]: Sampled } | undefined;
  /** By step, for calls: the versions of the agents that answered in the called runs, and in those that they called. */
  readonly called?: { readonly [node: string]: readonly string[] } | undefined;
  /**
   * Of a run that was moved to another version: the steps at which it then held what no person had judged. The ways by
   * which that came are none of the version that it belongs to now.
   */
  readonly unjudged?: readonly string[] | undefined;
};

/** The output of a gate: the verdict of a person, `passed` when the checkpoint let it pass, or `expired`. */
export type GateOutput = {
  readonly verdict: 'approve' | 'edit' | 'reject' | 'sendBack' | 'passed' | 'expired';
  readonly by: string | null;
  readonly payload: JsonObject;
  readonly message: string | null;
  readonly reasonCode: string | null;
};

/** Whether the newest visit of a step failed, by the outputs of the run. */
export function hasFailed(steps: RunContext['steps'], node: string): boolean {
  const output = steps[node];
  return typeof output === 'object' && output !== null && 'failed' in output && output['failed'] === true;
}

/** What stands in for a proposal where a case reaches a person without one: it says so and proposes nothing. */
export function missingProposal(context: RunContext): Proposal {
  const reason = context.failure === null ? '' : `: ${context.failure.problem.message}`;
  return {
    decision: 'none',
    payload: {},
    summary: `There is no proposal for this case${reason}`,
    confidence: 0,
    reasoning: [],
    evidence: [],
    flags: [],
    usage: { model: 'none', tokens: 0, cost: 0, ms: 0 },
    agentVersion: 'none',
  };
}
