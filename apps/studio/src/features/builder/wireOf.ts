import { edgeOfPort, type FlowDocument, type FlowEdge, freeEdgeId } from '@countersign/model';

/** The wire of a way out as it shall lead: under the id it has already, else under a free one. */
export function wireOf(document: FlowDocument, way: Omit<FlowEdge, 'id'>): FlowEdge {
  const known = edgeOfPort(document, way.source, way.port)?.id;
  const free = () => freeEdgeId(way.source, way.port, new Set(document.edges.map(({ id }) => id)));
  return { id: known ?? free(), ...way };
}
