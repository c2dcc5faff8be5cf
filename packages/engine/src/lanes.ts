import type { Artefact, Json, JsonObject, Proposal } from '@countersign/model';
import type { Lane, Route, RunContext, StoredProposal } from './context.ts';

/** The branch that a node lies in, by name; undefined outside of all branches. */
export type LaneName = string | undefined;

/** The innermost branch of a node. */
export const laneOf = (artefact: Artefact, node: string): LaneName => artefact.nodes[node]?.lane;

/** The name of the branch behind a port of a parallel step that itself lies in `outer`. */
export const innerLane = (outer: LaneName, node: string, port: string): string =>
  outer === undefined ? `${node}.${port}` : `${outer}/${node}.${port}`;

/** The proposal that holds in a branch, or outside of all of them; null when there is none. */
export function proposalOf(context: RunContext, lane?: LaneName): Proposal | null {
  return resolved(context, holding(context, lane).proposal);
}

/** The exception route that holds in a branch, or outside of all of them. */
export const routeOf = (context: RunContext, lane?: LaneName): Route | null => holding(context, lane).route;

/** What holds in a branch; outside of all of them it stands in the context itself. */
export function holding(context: RunContext, lane: LaneName): Lane {
  if (lane === undefined) return context;
  return context.lanes?.[lane] ?? { proposal: null, route: null };
}

/** The change of the context that makes something else hold in a branch, and in no other. */
export function withHolding(
  context: RunContext,
  lane: LaneName,
  change: Partial<Lane>,
): Partial<Pick<RunContext, 'proposal' | 'route' | 'lanes'>> {
  if (lane === undefined) return change;
  const { proposal, route } = { ...holding(context, lane), ...change };
  return { lanes: { ...context.lanes, [lane]: { proposal, route } } };
}

/** A stored proposal in full. */
export function resolved(context: Pick<RunContext, 'steps'>, stored: StoredProposal | null): Proposal | null {
  if (stored === null || !('step' in stored)) return stored;
  const proposal = context.steps[stored.step] as unknown as Proposal; // safe: references are made for outputs that are proposals, and resolved before one is replaced
  if (stored.gate === undefined) return proposal;
  const { payload } = context.steps[stored.gate] as { [field: string]: Json } & { payload: JsonObject }; // safe: the output of a gate
  return { ...proposal, payload };
}
