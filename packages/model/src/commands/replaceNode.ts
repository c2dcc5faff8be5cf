import { z } from 'zod';
import { nodeById } from '../document/edges.ts';
import type { FlowDocument, FlowEdge } from '../document/flow.ts';
import { FlowNode } from '../document/node.ts';
import { canBeEntered, mainPort, outPorts } from '../document/ports.ts';
import { NodeId } from '../ids.ts';
import { fail, ok, type Problem, problem, type Result } from '../problem.ts';
import { missing } from './missing.ts';

/** `by` keeps the id, the title and the place of the step it stands for. */
export const ReplaceNode = z.strictObject({ type: z.literal('replaceNode'), node: NodeId, by: FlowNode });
export type ReplaceNode = z.infer<typeof ReplaceNode>;

/**
 * Puts a step of another kind where one stands. Wires stay on ports of the same name, the usual way on stays the usual way on,
 * wires of other ports go. Expressions that name the step stay as they are.
 */
export function replaceNode(document: FlowDocument, command: ReplaceNode): Result<FlowDocument, Problem> {
  const old = nodeById(document, command.node);
  if (old === undefined) return missing('step', command.node);
  const trigger = document.nodes.find((node) => node.kind === 'trigger' && node.id !== old.id);
  if (command.by.kind === 'trigger' && trigger !== undefined) {
    const message = `The flow already starts at "${trigger.title}"; it can start in one place only.`;
    return fail(problem('trigger_exists', message, trigger.id));
  }
  const by = { ...command.by, id: old.id, title: old.title, position: old.position };
  const { kept } = wiresAfterReplacing(document, old, by);
  return ok({ ...document, nodes: document.nodes.map((node) => (node === old ? by : node)), edges: kept });
}

/** The wires of the document when one step takes the place of another, and those that go with the old one. */
export function wiresAfterReplacing(
  document: Pick<FlowDocument, 'edges'>,
  old: FlowNode,
  by: FlowNode,
): { readonly kept: FlowEdge[]; readonly lost: FlowEdge[] } {
  const ports = new Set(outPorts(by).map(({ name }) => name));
  const [mainBefore, mainNow] = [mainPort(old)?.name, mainPort(by)?.name];
  const taken = new Set(
    document.edges.filter((edge) => edge.source === old.id && ports.has(edge.port)).map(({ port }) => port),
  );
  const kept: FlowEdge[] = [];
  const lost: FlowEdge[] = [];
  for (const edge of document.edges) {
    const isMain = edge.port === mainBefore && mainNow !== undefined && !taken.has(mainNow);
    if (edge.target === old.id && !canBeEntered(by)) lost.push(edge);
    else if (edge.source !== old.id || ports.has(edge.port)) kept.push(edge);
    else if (isMain) kept.push({ ...edge, port: mainNow });
    else lost.push(edge);
  }
  return { kept, lost };
}
