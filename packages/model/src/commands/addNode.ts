import { z } from 'zod';
import { nodeById } from '../document/edges.ts';
import type { FlowDocument } from '../document/flow.ts';
import { FlowNode } from '../document/node.ts';
import { fail, ok, type Problem, problem, type Result } from '../problem.ts';
import { canAddNode } from './canAddNode.ts';

export const AddNode = z.strictObject({ type: z.literal('addNode'), node: FlowNode });
export type AddNode = z.infer<typeof AddNode>;

/** Puts a node at the end of the list; refuses an id that is taken. */
export function addNode(document: FlowDocument, { node }: AddNode): Result<FlowDocument, Problem> {
  if (nodeById(document, node.id) !== undefined) {
    return fail(problem('id_taken', `Another step is already called "${node.id}".`, node.id));
  }
  const allowed = canAddNode(document, node.kind);
  if (!allowed.ok) return allowed;
  return ok({ ...document, nodes: [...document.nodes, node] });
}
