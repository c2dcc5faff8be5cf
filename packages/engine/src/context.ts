import type { Json, JsonObject, Problem, Proposal } from '@countersign/model';
import type { RunIdentity } from './event.ts';

/** Which exception rule sent the case away from the normal path. */
export type Route = { readonly node: string; readonly port: string; readonly title: string };

/** Why a step, and with it perhaps the run, failed. */
export type StepFailure = { readonly node: string; readonly problem: Problem };

/**
 * What a run knows: the context of its machine, plain JSON.
 *
 * - `steps` holds the newest output of each step; a failed one is `{ failed: true, problem }`.
 * - `proposal` is the newest proposal, with the payload that a person edited when a gate approved the edit: what was
 *   approved is what runs. The agent's own words stay in `steps`.
 * - `route` is set by an exception rule and stays until an exception node finds the case normal.
 */
export type RunContext = {
  readonly input: Json;
  readonly run: RunIdentity | null;
  readonly steps: { readonly [node: string]: Json };
  readonly visits: { readonly [node: string]: number };
  readonly proposal: Proposal | null;
  readonly route: Route | null;
  readonly failure: StepFailure | null;
};

/** The output of a gate: the verdict of a person, `passed` when the checkpoint let it pass, or `expired`. */
export type GateOutput = {
  readonly verdict: 'approve' | 'edit' | 'reject' | 'sendBack' | 'passed' | 'expired';
  readonly by: string | null;
  readonly payload: JsonObject;
  readonly message: string | null;
  readonly reasonCode: string | null;
};

/** Whether the newest visit of a step failed. */
export function hasFailed(context: RunContext, node: string): boolean {
  const output = context.steps[node];
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
