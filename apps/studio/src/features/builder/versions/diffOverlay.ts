import type { CanvasMarks, NodeChangeState, WireChangeState } from '@countersign/canvas';
import { diffFlows, type FlowDocument, type FlowEdge } from '@countersign/model';

/** Two states of a flow as one drawing: the newer one with what it has lost, and what differs marked. */
export type DiffOverlay = { readonly document: FlowDocument; readonly marks: CanvasMarks };

/**
 * Lays the older state under the newer one. Steps and wires that are gone stand where they stood; a wire that leads
 * elsewhere now is there twice, removed and added. Moved cards are no difference.
 */
export function diffOverlay(before: FlowDocument, after: FlowDocument): DiffOverlay {
  const now = new Set(after.nodes.map(({ id }) => id));
  const lost = before.nodes.filter(({ id }) => !now.has(id));
  const gone = without(before.edges, after.edges);
  const added = without(after.edges, before.edges);
  const wires = new Map<string, WireChangeState>(added.map(({ id }) => [id, 'added']));
  const taken = new Set(after.edges.map(({ id }) => id));
  const old = gone.map((edge): FlowEdge => {
    const id = taken.has(edge.id) ? `${edge.id}:before` : edge.id;
    wires.set(id, 'removed');
    return { ...edge, id };
  });
  const document = { ...after, nodes: [...after.nodes, ...lost], edges: [...after.edges, ...old] };
  return { document, marks: { steps: stepChanges(before, after), wires } };
}

const STEP_CHANGES: Readonly<Record<string, NodeChangeState>> = {
  nodeAdded: 'added',
  nodeRemoved: 'removed',
  nodeChanged: 'changed',
  nodeRetitled: 'changed',
};

function stepChanges(before: FlowDocument, after: FlowDocument): ReadonlyMap<string, NodeChangeState> {
  const changes = new Map<string, NodeChangeState>();
  for (const { type, node } of diffFlows(before, after).changes) {
    const change = STEP_CHANGES[type];
    if (node !== undefined && change !== undefined) changes.set(node, change);
  }
  return changes;
}

/** The wires that lead where none of the others does. */
function without(edges: readonly FlowEdge[], others: readonly FlowEdge[]): FlowEdge[] {
  const known = new Set(others.map(wayOf));
  return edges.filter((edge) => !known.has(wayOf(edge)));
}

const wayOf = ({ source, port, target }: FlowEdge): string => JSON.stringify([source, port, target]);
