import { type FlowEdge, type FlowNode, newNode } from '@countersign/model';
import { COLUMN, type Fix, freePlace, leadToEnd } from './fixes.ts';
import type { Flow } from './flow.ts';

/** A gate in the middle of a wire; who refuses there ends the run. Null where it would have no proposal to hold. */
export function gateOnWire(flow: Flow, edge: FlowEdge, before: FlowNode): Fix | null {
  const { document } = flow;
  if (!carriesProposal(flow, edge) || before.kind === 'join') return null;
  const { x, y } = before.position;
  const gate = newNode('gate', document, freePlace(document, { x: x - COLUMN, y }));
  const nodes = [...document.nodes, gate];
  return {
    title: `Put a gate before "${before.title}"`,
    command: {
      type: 'batch',
      commands: [
        { type: 'insertOnEdge', edge: edge.id, node: gate },
        ...leadToEnd({ ...document, nodes }, gate, 'rejected'),
      ],
    },
  };
}

const carriesProposal = ({ graph, agentsBefore }: Flow, { source, port }: FlowEdge): boolean =>
  (graph.nodes.get(source)?.kind === 'agent' && port !== 'failed') || agentsBefore(source).size > 0;
