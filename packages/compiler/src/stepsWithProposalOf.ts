import type { FlowDocument } from '@countersign/model';
import { flowOf } from './2-analyze/flow.ts';
import { agentsBeforeEach } from './2-analyze/proposals.ts';

/** The steps whose `proposal` can be of one agent only: this one. */
export function stepsWithProposalOf(document: FlowDocument, agent: string): ReadonlySet<string> {
  const before = agentsBeforeEach(flowOf(document));
  return new Set([...before].flatMap(([id, agents]) => (agents.size === 1 && agents.has(agent) ? [id] : [])));
}
