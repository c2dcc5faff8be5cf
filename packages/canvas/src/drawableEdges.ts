import { canBeEntered, type FlowDocument, type FlowEdge, outPorts } from '@countersign/model';

/** Wires whose ends exist: a document being imported may name ports and steps that are not there. */
export function drawableEdges(document: Pick<FlowDocument, 'nodes' | 'edges'>): FlowEdge[] {
  const ports = new Map(
    document.nodes.map((node) => [node.id, new Set(outPorts(node).map((port) => port.name))]),
  );
  const entries = new Set(document.nodes.filter(canBeEntered).map((node) => node.id));
  return document.edges.filter((edge) => ports.get(edge.source)?.has(edge.port) && entries.has(edge.target));
}
