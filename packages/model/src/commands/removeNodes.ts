import { z } from 'zod';
import { nodeById } from '../document/edges.ts';
import type { FlowDocument } from '../document/flow.ts';
import { withMembers } from '../document/withGroups.ts';
import { NodeId } from '../ids.ts';
import { ok, type Problem, type Result } from '../problem.ts';
import { missing } from './missing.ts';

export const RemoveNodes = z.strictObject({ type: z.literal('removeNodes'), nodes: z.array(NodeId).min(1) });
export type RemoveNodes = z.infer<typeof RemoveNodes>;

/** Takes nodes away together with every wire that touches them. */
export function removeNodes(document: FlowDocument, command: RemoveNodes): Result<FlowDocument, Problem> {
  const gone = new Set(command.nodes);
  const absent = command.nodes.find((id) => nodeById(document, id) === undefined);
  if (absent !== undefined) return missing('step', absent);
  const rest = {
    ...document,
    nodes: document.nodes.filter((node) => !gone.has(node.id)),
    edges: document.edges.filter((edge) => !gone.has(edge.source) && !gone.has(edge.target)),
  };
  return ok(withMembers(rest, (id) => (gone.has(id as NodeId) ? undefined : id)));
}
