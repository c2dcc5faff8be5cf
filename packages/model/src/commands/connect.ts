import { z } from 'zod';
import { edgeOfPort } from '../document/edges.ts';
import { type FlowDocument, FlowEdge } from '../document/flow.ts';
import { fail, ok, type Problem, problem, type Result } from '../problem.ts';
import { canConnect } from './canConnect.ts';

export const Connect = z.strictObject({ type: z.literal('connect'), edge: FlowEdge });
export type Connect = z.infer<typeof Connect>;

/** Draws a wire. A port has one wire: the one it had is replaced in its place. */
export function connect(document: FlowDocument, { edge }: Connect): Result<FlowDocument, Problem> {
  const allowed = canConnect(document, edge);
  if (!allowed.ok) return allowed;
  const old = edgeOfPort(document, edge.source, edge.port);
  if (document.edges.some((other) => other.id === edge.id && other !== old)) {
    return fail(problem('id_taken', `Another connection is already called "${edge.id}".`, edge.id));
  }
  const edges =
    old === undefined
      ? [...document.edges, edge]
      : document.edges.map((other) => (other === old ? edge : other));
  return ok({ ...document, edges });
}
