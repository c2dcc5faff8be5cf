import { nodeById } from '../document/edges.ts';
import type { FlowDocument, FlowEdge } from '../document/flow.ts';
import type { FlowNode } from '../document/node.ts';
import { canBeEntered, mainPort } from '../document/ports.ts';
import { fail, ok, type Problem, problem, type Result } from '../problem.ts';

/** Whether a node may be put into the middle of a wire; answers the wire and the port that leads on. */
export function canInsertOnEdge(
  document: FlowDocument,
  edgeId: string,
  node: FlowNode,
): Result<{ edge: FlowEdge; port: string }, Problem> {
  const edge = document.edges.find((candidate) => candidate.id === edgeId);
  if (edge === undefined) return refuse('This connection no longer exists.', edgeId);
  if (!canBeEntered(node))
    return refuse(`"${node.title}" starts the flow, so it cannot stand on a connection.`, node.id);
  const port = mainPort(node);
  if (port === undefined) return refuse(`"${node.title}" ends the run, so nothing can follow it.`, node.id);
  if (edge.source === node.id || edge.target === node.id) {
    return refuse(`"${node.title}" is already at an end of this connection.`, node.id);
  }
  const wired = document.edges.some((other) => other.source === node.id);
  if (nodeById(document, node.id) !== undefined && wired) {
    return refuse(`"${node.title}" already leads somewhere; disconnect it first.`, node.id);
  }
  return ok({ edge, port: port.name });
}

const refuse = (message: string, at: string) => fail(problem('insert_refused', message, at));
