import type { FlowDocument, FlowEdge, JsonSchema } from '@countersign/model';
import { type Graph, graphOf } from '../1-parse/graph.ts';
import { type FlowText, textsOf } from '../1-parse/texts.ts';
import type { CompileEnvironment } from '../compileEnvironment.ts';
import { type Blocks, blocksOf } from './blocks.ts';
import { type Callee, calleeOf } from './calls.ts';
import { agentsBeforeEach, nodesWithoutProposal } from './proposals.ts';
import { reach } from './reach.ts';
import { reachJoined } from './reachJoined.ts';
import { stepSchemaOf } from './stepSchema.ts';

/** Everything the rules ask about a document. Costly answers are computed when first asked for. */
export type Flow = {
  readonly document: FlowDocument;
  readonly environment: CompileEnvironment;
  readonly graph: Graph;
  readonly blocks: Blocks;
  /** Whom a call of this slug reaches. */
  readonly calleeOf: (slug: string) => Callee;
  readonly reachable: ReadonlySet<string>;
  readonly texts: readonly FlowText[];
  /** The outputs of all steps, as the variable `steps` shows them. */
  readonly stepSchema: JsonSchema;
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

export function flowOf(document: FlowDocument, environment: CompileEnvironment = {}): Flow {
  const graph = graphOf(document);
  const blocks = blocksOf(graph);
  const nodes = [...graph.nodes.values()];
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
    document,
    environment,
    graph,
    blocks,
    calleeOf: (slug) => calleeOf(environment, slug),
    reachable: reach(graph, graph.start === null ? [] : [graph.start]),
    texts: nodes.flatMap(textsOf),
    stepSchema: stepSchemaOf(nodes),
    comesAfter: (node, step) => after(step).has(node),
    canMiss: (node, step) => missing(step).has(node),
    comesAfterFailure: (node, step) => failed(step).has(node),
    canMissFailure: (node, step) => unfailed(step).has(node),
    agentsBefore: (node) => agents.get(node) ?? NONE,
    canLackProposal: (node) => lacking.has(node),
  };
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
