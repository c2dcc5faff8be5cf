import { type FlowDocument, type FlowEdge, type FlowNode, mainPort, outPorts } from '@countersign/model';

/** A step before or after another one, with the way between them when it is not the usual one. */
export type Neighbour = { readonly node: FlowNode; readonly way: string | undefined };

/** One line of the outline. `depth` counts the turns off the usual way that lead here, from 0. */
export type OutlineLine = {
  readonly node: FlowNode;
  readonly depth: number;
  readonly after: readonly Neighbour[];
  readonly before: readonly Neighbour[];
};

/**
 * The steps of a flow in the order in which a case meets them: each stands below everything that leads to it (loops back
 * apart), side ways stand before the usual way goes on. Steps that nothing leads to begin an order of their own.
 */
export function flowOrder(document: FlowDocument): OutlineLine[] {
  const graph = graphOf(document);
  const loops = loopsBack(graph);
  const lines: OutlineLine[] = [];
  const missing = new Map(graph.nodes.map((node) => [node.id, forwardInto(graph, node.id, loops).length]));
  const depths = new Map<string, number>();
  const ready = graph.nodes.filter((node) => missing.get(node.id) === 0).reverse();
  for (let node = ready.pop(); node !== undefined; node = ready.pop()) {
    const depth = depths.get(node.id) ?? 0;
    lines.push({ node, depth, ...neighboursOf(graph, node) });
    const opened: FlowNode[] = [];
    for (const edge of sidesFirst(graph, node)) {
      const target = graph.byId.get(edge.target);
      if (target === undefined || loops.has(edge)) continue;
      const there = Math.max(0, depth + turnOf(node, edge) - (target.kind === 'join' ? 1 : 0));
      depths.set(target.id, Math.min(there, depths.get(target.id) ?? there));
      const left = (missing.get(target.id) ?? 0) - 1;
      missing.set(target.id, left);
      if (left === 0) opened.push(target);
    }
    ready.push(...opened.reverse());
  }
  return lines;
}

type Graph = {
  /** The start first, then from left to right and from top to bottom. */
  readonly nodes: readonly FlowNode[];
  readonly byId: ReadonlyMap<string, FlowNode>;
  readonly out: ReadonlyMap<string, readonly FlowEdge[]>;
  readonly into: ReadonlyMap<string, readonly FlowEdge[]>;
};

function graphOf({ nodes, edges }: FlowDocument): Graph {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const known = edges.filter((edge) => byId.has(edge.source) && byId.has(edge.target));
  const isStart = (node: FlowNode) => (node.kind === 'trigger' ? 0 : 1);
  return {
    nodes: nodes.toSorted(
      (a, b) => isStart(a) - isStart(b) || a.position.x - b.position.x || a.position.y - b.position.y,
    ),
    byId,
    out: Map.groupBy(known, (edge) => edge.source),
    into: Map.groupBy(known, (edge) => edge.target),
  };
}

const forwardInto = (graph: Graph, id: string, loops: ReadonlySet<FlowEdge>) =>
  (graph.into.get(id) ?? []).filter((edge) => !loops.has(edge));

/** The wires that lead back to a step on the way to them. */
function loopsBack(graph: Graph): ReadonlySet<FlowEdge> {
  const loops = new Set<FlowEdge>();
  const state = new Map<string, 'open' | 'done'>();
  for (const root of graph.nodes) {
    const stack = state.has(root.id) ? [] : [enter(graph, root.id, state)];
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const edge = top.edges[top.next++];
      if (edge === undefined) {
        state.set(top.id, 'done');
        stack.pop();
      } else if (state.get(edge.target) === 'open') loops.add(edge);
      else if (!state.has(edge.target)) stack.push(enter(graph, edge.target, state));
    }
  }
  return loops;
}

function enter(graph: Graph, id: string, state: Map<string, 'open' | 'done'>) {
  state.set(id, 'open');
  return { id, edges: graph.out.get(id) ?? [], next: 0 };
}

/** The wires of a step in the order of its ports, the usual way last. */
function sidesFirst(graph: Graph, node: FlowNode): FlowEdge[] {
  const main = usualWay(node);
  const places = new Map(outPorts(node).map((port, place) => [port.name, place]));
  const place = ({ port }: FlowEdge) => (port === main ? Number.POSITIVE_INFINITY : (places.get(port) ?? -1));
  return (graph.out.get(node.id) ?? []).toSorted((a, b) => (place(a) < place(b) ? -1 : 1));
}

/** The branches of a parallel step are all of one weight. */
const usualWay = (node: FlowNode): string | undefined =>
  node.kind === 'parallel' ? undefined : mainPort(node)?.name;

const turnOf = (node: FlowNode, edge: FlowEdge): number => (edge.port === usualWay(node) ? 0 : 1);

function neighboursOf(graph: Graph, node: FlowNode): Pick<OutlineLine, 'after' | 'before'> {
  const neighbour = (id: string, edge: FlowEdge): Neighbour[] => {
    const other = graph.byId.get(id);
    return other === undefined ? [] : [{ node: other, way: wayOf(graph.byId.get(edge.source), edge) }];
  };
  return {
    after: (graph.into.get(node.id) ?? []).flatMap((edge) => neighbour(edge.source, edge)),
    before: (graph.out.get(node.id) ?? []).flatMap((edge) => neighbour(edge.target, edge)),
  };
}

/** The title of a way out; none for the usual one, which goes without saying. */
function wayOf(source: FlowNode | undefined, edge: FlowEdge): string | undefined {
  if (source === undefined || edge.port === usualWay(source)) return undefined;
  return outPorts(source).find((port) => port.name === edge.port)?.title;
}
