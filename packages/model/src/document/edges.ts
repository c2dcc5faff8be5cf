import type { FlowDocument, FlowEdge } from './flow.ts';
import type { FlowNode } from './node.ts';

/** The node with this id. */
export const nodeById = (document: FlowDocument, id: string): FlowNode | undefined =>
  document.nodes.find((node) => node.id === id);

/** The wire that leaves this port; a port has at most one. */
export const edgeOfPort = (document: FlowDocument, source: string, port: string): FlowEdge | undefined =>
  document.edges.find((edge) => edge.source === source && edge.port === port);

/** An edge id that is not in `taken`: readable, because documents are read and diffed by people. */
export function freeEdgeId(source: string, port: string, taken: ReadonlySet<string>): string {
  const base = `${source}-${port}`.slice(0, 90);
  if (!taken.has(base)) return base;
  for (let number = 2; ; number += 1) {
    if (!taken.has(`${base}-${number}`)) return `${base}-${number}`;
  }
}
