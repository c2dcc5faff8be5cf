import { canBeEntered, type FlowDocument, type FlowEdge, type FlowNode, outPorts } from '@countersign/model';

/**
 * The drawing as a graph: the first node of each id, and of the wires those that mean something (both ends and the port
 * exist, one per port). What is left out here is reported by the rules about wires.
 */
export type Graph = {
  readonly nodes: ReadonlyMap<string, FlowNode>;
  /** Wires by source, in the order of the ports. */
  readonly leaving: ReadonlyMap<string, readonly FlowEdge[]>;
  /** Wires by target. */
  readonly entering: ReadonlyMap<string, readonly FlowEdge[]>;
  /** Id of the trigger; of the first one when there are several. */
  readonly start: string | null;
};

export function graphOf({ nodes: all, edges }: FlowDocument): Graph {
  const nodes = nodesById(all);
  const wires = new Map<string, FlowEdge>();
  for (const edge of edges) {
    const target = nodes.get(edge.target);
    const key = `${edge.source}.${edge.port}`;
    if (target !== undefined && canBeEntered(target) && edge.source !== edge.target && !wires.has(key)) {
      wires.set(key, edge);
    }
  }
  const leaving = new Map<string, FlowEdge[]>();
  for (const node of nodes.values()) {
    const out = outPorts(node).flatMap(({ name }) => wires.get(`${node.id}.${name}`) ?? []);
    leaving.set(node.id, [...new Set(out)]);
  }
  const entering = Map.groupBy([...leaving.values()].flat(), (edge) => edge.target);
  const start = all.find((node) => node.kind === 'trigger')?.id ?? null;
  return { nodes, leaving, entering, start };
}

/** The same graph with the steps of another state of the document, in which no wire, kind or port differs. */
export const withNodes = (graph: Graph, { nodes }: FlowDocument): Graph => ({
  ...graph,
  nodes: nodesById(nodes),
});

function nodesById(all: readonly FlowNode[]): Map<string, FlowNode> {
  const nodes = new Map<string, FlowNode>();
  for (const node of all) if (!nodes.has(node.id)) nodes.set(node.id, node);
  return nodes;
}
