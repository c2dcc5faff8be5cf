import { type FlowDocument, type FlowEdge, type FlowNode, outPorts } from '@countersign/model';
import type { Graph } from '../1-parse/graph.ts';
import { type Blocks, blocksOf } from './blocks.ts';
import { isSameList } from './isSameList.ts';
import { passagesOf } from './passages.ts';
import { agentsBeforeEach, nodesWithoutProposal } from './proposals.ts';
import { reach } from './reach.ts';

/** What follows from the wires alone: from kinds, ports and connections, not from what is written inside the steps. */
export type Shape = {
  readonly blocks: Blocks;
  readonly reachable: ReadonlySet<string>;
  /** Whether a run can come to `node` after `step` has given its output. */
  readonly comesAfter: (node: string, step: string) => boolean;
  /** Whether a run can come to `node` although `step` has given no output. */
  readonly canMiss: (node: string, step: string) => boolean;
  /** Whether a run can come to `node` after `step` has failed, so that its output says why. */
  readonly comesAfterFailure: (node: string, step: string) => boolean;
  /** Whether a run can come to `node` although `step` has not failed. */
  readonly canMissFailure: (node: string, step: string) => boolean;
  /** The agents whose proposal a run may carry when it comes to `node`; two stand for several. */
  readonly agentsBefore: (node: string) => ReadonlySet<string>;
  /** Whether a run can come to `node` without any proposal. */
  readonly canLackProposal: (node: string) => boolean;
};

const NONE: ReadonlySet<string> = new Set();

/** Costly answers are computed when first asked for. */
export function shapeOf(graph: Graph): Shape {
  const blocks = blocksOf(graph);
  const outputs = passagesOf({ graph, blocks }, (edge) => !isFailure(edge));
  const failures = passagesOf({ graph, blocks }, isFailure);
  const agents = agentsBeforeEach({ graph, blocks });
  const lacking = nodesWithoutProposal({ graph, blocks });
  return {
    blocks,
    reachable: reach(graph, graph.start === null ? [] : [graph.start]),
    comesAfter: outputs.canFollow,
    canMiss: outputs.canMiss,
    comesAfterFailure: failures.canFollow,
    canMissFailure: failures.canMiss,
    agentsBefore: (node) => agents.get(node) ?? NONE,
    canLackProposal: (node) => lacking.has(node),
  };
}

/** Whether two states of a document have the same shape: then what is known of the one holds for the other. */
export const isSameShape = (before: FlowDocument, after: FlowDocument): boolean =>
  isSameList(before.edges, after.edges) && isSameList(before.nodes, after.nodes, hasSamePorts);

function hasSamePorts(old: FlowNode, now: FlowNode): boolean {
  if (old === now) return true;
  if (old.id !== now.id || old.kind !== now.kind) return false;
  return isSameList(outPorts(old), outPorts(now), (left, right) => left.name === right.name);
}

/** A failed step has no output but the reason; every other way out of it has. */
const isFailure = (edge: FlowEdge): boolean => edge.port === 'failed';
