import { type FlowEdge, freeEdgeId, newNode, type SingleCommand } from '@countersign/model';
import { type Fix, leadToEnd, removeWire } from './fixes.ts';
import type { Flow } from './flow.ts';
import { around, type Lane } from './lane.ts';

/** Leads a wire to another step. */
export function leadTo({ graph }: Flow, edge: FlowEdge, target: string): Fix {
  return {
    title: `Lead to "${graph.nodes.get(target)?.title ?? target}" instead`,
    command: { type: 'connect', edge: { ...edge, target } },
  };
}

/** Takes a wire away; a port that has to lead somewhere gets an end of its own. */
export function leadAway({ document, graph, portsOf }: Flow, edge: FlowEdge): Fix {
  const source = graph.nodes.get(edge.source);
  const port = source && portsOf(source).find(({ name }) => name === edge.port);
  if (source === undefined || port?.required !== true) return removeWire(edge.id);
  const commands: SingleCommand[] = [
    { type: 'disconnect', edges: [edge.id] },
    ...leadToEnd(document, source, edge.port),
  ];
  return { title: 'Lead to an end of its own', command: { type: 'batch', commands } };
}

/** Leads a wire past a join to what follows it; null when nothing does. */
export function leadPast(flow: Flow, edge: FlowEdge): Fix | null {
  const next = flow.graph.leaving.get(edge.target)?.[0];
  return next === undefined || next.target === edge.source ? null : leadTo(flow, edge, next.target);
}

/** Puts a join before a step in which branches of one parallel step meet. */
export function meetBefore(flow: Flow, node: string, { parallel }: Lane): Fix | null {
  const { document, graph, blocks } = flow;
  const target = graph.nodes.get(node);
  if (target === undefined || blocks.joins.has(parallel)) return null;
  const { x, y } = target.position;
  const join = newNode('join', document, { x: x - 160, y });
  const wires = (graph.entering.get(node) ?? []).filter((edge) =>
    around(blocks.laneOfWire(edge)).some((lane) => lane.parallel === parallel),
  );
  const id = freeEdgeId(join.id, 'next', new Set(document.edges.map((edge) => edge.id)));
  const commands: SingleCommand[] = [
    { type: 'addNode', node: join },
    ...wires.map((edge): SingleCommand => ({ type: 'connect', edge: { ...edge, target: join.id } })),
    { type: 'connect', edge: { id, source: join.id, port: 'next', target: node } },
  ];
  return { title: `Put a join before "${target.title}"`, command: { type: 'batch', commands } };
}
