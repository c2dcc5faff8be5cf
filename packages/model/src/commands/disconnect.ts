import { z } from 'zod';
import type { FlowDocument } from '../document/flow.ts';
import { ok, type Problem, type Result } from '../problem.ts';
import { missing } from './missing.ts';

export const Disconnect = z.strictObject({
  type: z.literal('disconnect'),
  edges: z.array(z.string()).min(1),
});
export type Disconnect = z.infer<typeof Disconnect>;

/** Takes wires away. */
export function disconnect(document: FlowDocument, command: Disconnect): Result<FlowDocument, Problem> {
  const known = new Set(document.edges.map((edge) => edge.id));
  const absent = command.edges.find((id) => !known.has(id));
  if (absent !== undefined) return missing('connection', absent);
  const gone = new Set(command.edges);
  return ok({ ...document, edges: document.edges.filter((edge) => !gone.has(edge.id)) });
}
