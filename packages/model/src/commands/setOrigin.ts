import { z } from 'zod';
import { nodeById } from '../document/edges.ts';
import type { FlowDocument } from '../document/flow.ts';
import { NodeOrigin } from '../document/origin.ts';
import { NodeId } from '../ids.ts';
import { ok, type Problem, type Result } from '../problem.ts';
import { missing } from './missing.ts';

/** What is still remembered of where a step comes from; null forgets it all. */
export const SetOrigin = z.strictObject({
  type: z.literal('setOrigin'),
  node: NodeId,
  origin: NodeOrigin.nullable(),
});
export type SetOrigin = z.infer<typeof SetOrigin>;

/** Settles a placeholder or dismisses what an import lost. */
export function setOrigin(document: FlowDocument, command: SetOrigin): Result<FlowDocument, Problem> {
  if (nodeById(document, command.node) === undefined) return missing('step', command.node);
  const nodes = document.nodes.map((node) => {
    if (node.id !== command.node) return node;
    const { origin: _, ...rest } = node;
    return command.origin === null ? rest : { ...rest, origin: command.origin };
  });
  return ok({ ...document, nodes });
}
