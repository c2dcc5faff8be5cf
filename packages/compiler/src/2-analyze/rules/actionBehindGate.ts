import { type Diagnostic, type FlowEdge, type FlowNode, newNode } from '@countersign/model';
import type { Graph } from '../../1-parse/graph.ts';
import { diagnose } from '../../catalogue/diagnose.ts';
import type { Flow } from '../flow.ts';
import type { Rule } from '../rule.ts';

/**
 * No way leads from an agent to an action that cannot be undone without passing a gate at which a person, or the
 * autonomy that people granted, decided. All ways count, also those of failures; the way out of an expired review does
 * not count as a decision.
 */
export const actionBehindGate: Rule = (flow) => {
  const reported = new Set<string>();
  return flow.document.nodes
    .filter(({ id, kind }) => kind === 'agent' && flow.reachable.has(id))
    .flatMap((agent) => openWays(flow.graph, agent.id))
    .filter(({ action }) => !reported.has(action.id) && reported.add(action.id))
    .map((way) => report(flow, way));
};

/** The wires from an agent to an action, in order. */
type OpenWay = { readonly action: FlowNode; readonly wires: readonly FlowEdge[] };

function openWays(graph: Graph, agent: string): OpenWay[] {
  const ways: OpenWay[] = [];
  const cameBy = new Map<string, FlowEdge | null>([[agent, null]]);
  const open = [agent];
  for (let id = open.shift(); id !== undefined; id = open.shift()) {
    const isGate = graph.nodes.get(id)?.kind === 'gate';
    for (const edge of graph.leaving.get(id) ?? []) {
      const target = graph.nodes.get(edge.target);
      if (target === undefined || cameBy.has(edge.target) || (isGate && edge.port !== 'expired')) continue;
      cameBy.set(edge.target, edge);
      open.push(edge.target);
      if (isIrreversible(target)) ways.push({ action: target, wires: wiresTo(cameBy, target.id) });
    }
  }
  return ways;
}

const isIrreversible = (node: FlowNode): boolean => node.kind === 'action' && !node.config.reversible;

function wiresTo(cameBy: ReadonlyMap<string, FlowEdge | null>, id: string): FlowEdge[] {
  const wires: FlowEdge[] = [];
  for (let edge = cameBy.get(id); edge; edge = cameBy.get(edge.source)) wires.unshift(edge);
  return wires;
}

function report({ document, graph }: Flow, { action, wires }: OpenWay): Diagnostic {
  const path = [wires[0]?.source ?? action.id, ...wires.map(({ target }) => target)];
  const last = wires.at(-1);
  const gate = newNode('gate', document, { x: action.position.x - 280, y: action.position.y });
  return diagnose('action_without_gate', {
    node: action.id,
    holes: {
      action: action.title,
      path: path.map((id) => graph.nodes.get(id)?.title ?? id).join(' → '),
    },
    data: { path, edges: wires.map(({ id }) => id) },
    ...(last === undefined
      ? {}
      : {
          fix: {
            title: `Put a gate before "${action.title}"`,
            command: { type: 'insertOnEdge', edge: last.id, node: gate },
          },
        }),
  });
}
