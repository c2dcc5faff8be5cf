import { z } from 'zod';
import { freeEdgeId, nodeById } from '../document/edges.ts';
import type { FlowDocument, FlowEdge } from '../document/flow.ts';
import { FlowNode } from '../document/node.ts';
import { ok, type Problem, type Result } from '../problem.ts';
import { addNode } from './addNode.ts';
import { canInsertOnEdge } from './canInsertOnEdge.ts';

/** The node may be new or already stand in the flow unconnected. */
export const InsertOnEdge = z.strictObject({
  type: z.literal('insertOnEdge'),
  edge: z.string(),
  node: FlowNode,
});
export type InsertOnEdge = z.infer<typeof InsertOnEdge>;

/** Puts a node into the middle of a wire: the wire now ends at it, and its main port leads on to the old target. */
export function insertOnEdge(document: FlowDocument, command: InsertOnEdge): Result<FlowDocument, Problem> {
  const allowed = canInsertOnEdge(document, command.edge, command.node);
  if (!allowed.ok) return allowed;
  const { edge, port } = allowed.value;
  const { node } = command;
  const placed =
    nodeById(document, node.id) === undefined
      ? addNode(document, { type: 'addNode', node })
      : move(document, node);
  if (!placed.ok) return placed;
  const id = freeEdgeId(node.id, port, new Set(document.edges.map((other) => other.id)));
  const onward: FlowEdge = { id, source: node.id, port, target: edge.target };
  const edges = document.edges.map((other) => (other === edge ? { ...edge, target: node.id } : other));
  return ok({ ...placed.value, edges: [...edges, onward] });
}

/** An existing node keeps everything but its place. */
const move = (document: FlowDocument, { id, position }: FlowNode): Result<FlowDocument, Problem> =>
  ok({ ...document, nodes: document.nodes.map((node) => (node.id === id ? { ...node, position } : node)) });
