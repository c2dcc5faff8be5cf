import { z } from 'zod';
import { nodeById } from '../document/edges.ts';
import type { FlowDocument, FlowEdge } from '../document/flow.ts';
import { FlowNode } from '../document/node.ts';
import { outPorts } from '../document/ports.ts';
import { NodeId } from '../ids.ts';
import { JsonObject } from '../json.ts';
import { fail, ok, type Problem, problem, type Result } from '../problem.ts';
import { missing } from './missing.ts';

/** The whole new config of a node; it is checked against the schema of the node's kind. */
export const SetConfig = z.strictObject({ type: z.literal('setConfig'), node: NodeId, config: JsonObject });
export type SetConfig = z.infer<typeof SetConfig>;

/**
 * Replaces a node's config. Wires follow their ports: of a renamed port to its new name, of a removed port they go.
 * Two ports of one name are refused, since their wires could not be told apart.
 */
export function setConfig(document: FlowDocument, command: SetConfig): Result<FlowDocument, Problem> {
  const before = nodeById(document, command.node);
  if (before === undefined) return missing('step', command.node);
  const parsed = FlowNode.safeParse({ ...before, config: command.config });
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const at = `/${(issue?.path.slice(1) ?? []).join('/')}`;
    return fail(problem('config_invalid', issue?.message ?? 'This does not fit the step.', at));
  }
  const after = parsed.data;
  const names = outPorts(after).map((port) => port.name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) {
    return fail(problem('port_taken', `Another port of this step is already called "${twice}".`, before.id));
  }
  const ports = portChanges(before, names);
  return ok({
    ...document,
    nodes: document.nodes.map((node) => (node === before ? after : node)),
    edges:
      ports.size === 0 ? document.edges : document.edges.flatMap((edge) => follow(edge, before.id, ports)),
  });
}

/** Port name before → after, for names that changed; `undefined` when the port is gone. */
function portChanges(before: FlowNode, after: readonly string[]): Map<string, string | undefined> {
  const old = outPorts(before).map((port) => port.name);
  const gone = old.filter((name) => !after.includes(name));
  const sameCount = old.length === after.length;
  return new Map(
    gone.map((name) => {
      const successor = sameCount ? after[old.indexOf(name)] : undefined;
      return [name, successor !== undefined && !old.includes(successor) ? successor : undefined];
    }),
  );
}

function follow(edge: FlowEdge, node: string, ports: ReadonlyMap<string, string | undefined>): FlowEdge[] {
  if (edge.source !== node || !ports.has(edge.port)) return [edge];
  const port = ports.get(edge.port);
  return port === undefined ? [] : [{ ...edge, port }];
}
