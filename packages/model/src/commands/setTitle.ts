import { z } from 'zod';
import { nodeById } from '../document/edges.ts';
import type { FlowDocument } from '../document/flow.ts';
import { NodeId } from '../ids.ts';
import { ok, type Problem, type Result } from '../problem.ts';
import { missing } from './missing.ts';

export const SetTitle = z.strictObject({
  type: z.literal('setTitle'),
  node: NodeId,
  title: z.string().min(1).max(120),
});
export type SetTitle = z.infer<typeof SetTitle>;

/** Changes what the card says; the id, and with it every expression, stays. */
export function setTitle(document: FlowDocument, command: SetTitle): Result<FlowDocument, Problem> {
  if (nodeById(document, command.node) === undefined) return missing('step', command.node);
  const nodes = document.nodes.map((node) =>
    node.id === command.node ? { ...node, title: command.title } : node,
  );
  return ok({ ...document, nodes });
}
