import {
  CALM,
  cannotBeUndone as cannotBeUndoneWith,
  type FlowEdge,
  type FlowNode,
  leavesUnjudged,
  type Oversight,
  staysUnjudged,
  WORST,
} from '@countersign/model';
import { isCall } from './calls.ts';
import type { Flow } from './flow.ts';
import { reach } from './reach.ts';

/** What the flow behind a call does; about other steps nothing is said. */
export type OversightOfCall = (node: FlowNode) => Oversight;

/**
 * What a flow does, for those who call it. Calls that nobody looked up count as the worst. A flow that calls itself is as
 * it would be if its innermost call did nothing: the least answer that agrees with itself.
 */
export const oversightOf = (flow: Flow): Oversight => leastOversight(flow, WORST);

/**
 * What the rules assume about each call. Of a flow that nobody looked up they say nothing that might be wrong: publishing
 * looks it up.
 */
export const callsOf = (flow: Flow): OversightOfCall =>
  flow.remember({ slot: 'calls', of: flow }, () => {
    const own = leastOversight(flow, CALM);
    return (node) => oversightBehind(flow, node, { own, unknown: CALM });
  });

function leastOversight(flow: Flow, unknown: Oversight): Oversight {
  let own = CALM;
  // Each round can only add, and there are three things to add.
  for (;;) {
    const next = oversightWith(flow, (node) => oversightBehind(flow, node, { own, unknown }));
    if (isSame(own, next)) return next;
    own = next;
  }
}

const isSame = (left: Oversight, right: Oversight): boolean =>
  left.reachesAction === right.reachesAction &&
  left.leavesUnjudged === right.leavesUnjudged &&
  left.passesThrough === right.passesThrough;

type Assumed = { readonly own: Oversight; readonly unknown: Oversight };

function oversightBehind(flow: Flow, node: FlowNode, { own, unknown }: Assumed): Oversight {
  if (!isCall(node)) return CALM;
  const callee = flow.calleeOf(node.config.flow);
  if (callee.type === 'self') return own;
  return callee.type === 'published' ? (callee.flow.oversight ?? WORST) : unknown;
}

function oversightWith(flow: Flow, called: OversightOfCall): Oversight {
  const { graph, reachable } = flow;
  const isOpen = (edge: FlowEdge) => staysOpen(flow, edge, called);
  const fromStart = reach(graph, graph.start === null ? [] : [graph.start], isOpen);
  const fromAgents = reach(
    graph,
    openWires(flow, called).map(({ target }) => target),
    isOpen,
  );
  const nodesOf = (ids: ReadonlySet<string>) =>
    [...ids].filter((id) => reachable.has(id)).flatMap((id) => graph.nodes.get(id) ?? []);
  return {
    reachesAction: nodesOf(fromStart).some((node) => cannotBeUndone(node, called)),
    leavesUnjudged: nodesOf(fromAgents).some(({ kind }) => kind === 'end'),
    passesThrough: nodesOf(fromStart).some(({ kind }) => kind === 'end'),
  };
}

/** A step that does what nobody can take back: itself, or in the flow it calls. */
export const cannotBeUndone = (node: FlowNode, called: OversightOfCall): boolean =>
  cannotBeUndoneWith(node, called(node));

/** The wires by which something leaves a step that no person has judged yet: behind agents, and calls that let it out. */
export const openWires = ({ document, graph, reachable }: Flow, called: OversightOfCall): FlowEdge[] =>
  document.nodes
    .filter((node) => reachable.has(node.id) && leavesUnjudged(node, called(node)))
    .flatMap(({ id }) => graph.leaving.get(id) ?? []);

/** Whether what came to a step unjudged is still so behind this wire. */
export function staysOpen({ graph }: Flow, { source, port }: FlowEdge, called: OversightOfCall): boolean {
  const node = graph.nodes.get(source);
  return node !== undefined && staysUnjudged(node, port, called(node));
}
