import { type Artefact, type Problem, problem } from '@countersign/model';

/** The refusal of a move to a step that does not wait for it. */
export function nothingOpen(artefact: Artefact, node: string): Problem {
  const title = artefact.nodes[node]?.node.title ?? node;
  return problem('nothing_open', `“${title}” does not wait for this now.`, node);
}
