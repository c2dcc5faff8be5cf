import { checkProposal, type EngineEvent, NOT_STORABLE } from '@countersign/engine';
import {
  type Artefact,
  fail,
  isStorable,
  type Json,
  ok,
  type Problem,
  problem,
  type Result,
  type Role,
  type RunId,
} from '@countersign/model';
import type { Actor, Resolution, StoredIncident, TurnCause } from '../ports/store.ts';
import { composeTurn } from '../turns/composeTurn.ts';
import { asMadeBy } from '../turns/madeByPerson.ts';
import type { Compose } from '../turns/TurnLoop.ts';
import { keptRequest, requestOf } from './repeatedRequest.ts';

/** What somebody wants done about a parked step. `value` goes with `skip` only. */
export type ResolveStep = {
  readonly runId: RunId;
  /** Of the incident, as listed. */
  readonly key: string;
  readonly resolution: Resolution;
  readonly value?: Json | undefined;
  readonly actor: Actor;
  readonly role: Role;
  /** Under which the sender may repeat it. */
  readonly idempotencyKey?: string | null | undefined;
};

/** What the request is known again by; null when it cannot be. */
export const requestOfResolve = ({ key, resolution, value = null, ...asking }: ResolveStep): string | null =>
  requestOf(asking, { key, resolution, value });

/** Why this cannot be asked, whatever the step; null when it can. */
export function refusalOfResolve({ role, resolution, value }: ResolveStep): Problem | null {
  if (role !== 'owner' && role !== 'consultant') {
    return problem('role_too_narrow', 'Only an owner or a consultant may resolve an incident.');
  }
  if (resolution === 'skip' && value === undefined) {
    return problem('value_missing', 'Skipping a step needs the value that stands for its output.', '/value');
  }
  if (resolution !== 'skip' && value !== undefined) {
    return problem(
      'value_not_allowed',
      `“${resolution}” takes no value. Send “skip” to go on with one.`,
      '/value',
    );
  }
  return value === undefined || isStorable(value) ? null : NOT_STORABLE;
}

/** The turn that ends an incident the way a person wants it. */
export function resolveStep(resolve: ResolveStep, incident: StoredIncident): Compose {
  const { key, node, visit } = incident;
  const { resolution, actor } = resolve;
  return async (subject, draft, desk) => {
    const value = outputOf(resolve, incident, subject.artefact);
    if (!value.ok) return value;
    const given = value.value === undefined ? {} : { value: value.value };
    const data = { by: actor.name, resolution, ...given, ...keptRequest(requestOfResolve(resolve)) };
    draft.events.push({ type: 'step.resumed', at: subject.now.toISOString(), node, visit, data });
    const event = eventOf(resolve, incident, value.value);
    if (resolution !== 'retry' && incident.kind === 'call') draft.cancelledCalls.push(key);
    const composed = await composeTurn(event, { subject, draft, desk });
    if (!composed.ok) return composed;
    return ok({ type: 'resolve', key, actor, resolution, ...given } satisfies TurnCause);
  };
}

/** What the run is told. Who skips a call says what the agents that it would have asked should have said. */
function eventOf(
  { resolution, actor }: ResolveStep,
  { key, node, visit, kind, problem }: StoredIncident,
  value: Json | undefined,
): EngineEvent {
  if (resolution === 'retry') return { type: 'resumed', key };
  const answer = { node, visit, ...(kind === 'undo' ? { undo: true as const } : {}) };
  if (resolution === 'fail') return { type: 'failed', ...answer, problem };
  const agents = kind === 'call' ? { agents: [asMadeBy(actor).agentVersion] } : {};
  const port = kind === 'agent' ? 'proposed' : 'done';
  return { type: 'done', ...answer, port, output: value ?? null, ...agents };
}

/** The output that stands in for the step's own: of an agent a proposal that fits its node, marked as a person's. */
function outputOf(
  { value, actor }: ResolveStep,
  { node: id }: StoredIncident,
  artefact: Artefact,
): Result<Json | undefined> {
  const node = artefact.nodes[id]?.node;
  if (value === undefined || node?.kind !== 'agent') return ok(value);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return fail(problem('proposal_invalid', 'An agent is skipped with a proposal: an object.', '/value'));
  }
  const checked = checkProposal({ ...NO_REASONS, ...value, ...asMadeBy(actor) }, node.config);
  return checked.ok ? ok(checked.value as unknown as Json) : fail({ ...checked.problem, at: '/value' }); // safe: a proposal is JSON
}

/** What a person need not write. */
const NO_REASONS = { payload: {}, summary: '', confidence: 1, reasoning: [], evidence: [], flags: [] };
