import { type FlowDocument, type FlowEdge, type FlowNode, outPorts } from '@countersign/model';
import type { Graph } from '../1-parse/graph.ts';
import { type Blocks, blocksOf } from './blocks.ts';
import { isSameList } from './isSameList.ts';
import { agentsBeforeEach, nodesWithoutProposal } from './proposals.ts';
import { reach } from './reach.ts';
import { reachJoined } from './reachJoined.ts';

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
  const after = memo((step) => reach(graph, outputTargets(graph, step)));
  const missing = memo((step) =>
    reachJoined({ graph, blocks }, (edge) => edge.source !== step || isFailure(edge)),
  );
  const failed = memo((step) => reach(graph, failureTargets(graph, step)));
  const unfailed = memo((step) =>
    reachJoined({ graph, blocks }, (edge) => edge.source !== step || !isFailure(edge)),
  );
  const agents = agentsBeforeEach({ graph, blocks });
  const lacking = nodesWithoutProposal({ graph, blocks });
  return {
    blocks,
    reachable: reach(graph, graph.start === null ? [] : [graph.start]),
    comesAfter: (node, step) => after(step).has(node),
    canMiss: (node, step) => missing(step).has(node),
    comesAfterFailure: (node, step) => failed(step).has(node),
    canMissFailure: (node, step) => unfailed(step).has(node),
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

const outputTargets = (graph: Graph, step: string): string[] =>
  (graph.leaving.get(step) ?? []).filter((edge) => !isFailure(edge)).map((edge) => edge.target);

const failureTargets = (graph: Graph, step: string): string[] =>
  (graph.leaving.get(step) ?? []).filter(isFailure).map((edge) => edge.target);

function memo<TValue>(compute: (key: string) => TValue): (key: string) => TValue {
  const known = new Map<string, TValue>();
  return (key) => {
    const value = known.get(key) ?? compute(key);
    known.set(key, value);
    return value;
  };
}
