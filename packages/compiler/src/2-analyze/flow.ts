import type { FlowDocument, FlowEdge, FlowNode, JsonSchema } from '@countersign/model';
import { type Graph, graphOf } from '../1-parse/graph.ts';
import { type FlowText, textsOf } from '../1-parse/texts.ts';
import { nearestAgents } from './nearestAgents.ts';
import { reach } from './reach.ts';
import { stepSchemaOf } from './stepSchema.ts';

/** Everything the rules ask about a document. Costly answers are computed when first asked for. */
export type Flow = {
  readonly document: FlowDocument;
  readonly graph: Graph;
  readonly reachable: ReadonlySet<string>;
  readonly texts: readonly FlowText[];
  /** The outputs of all steps, as the variable `steps` shows them. */
  readonly stepSchema: JsonSchema;
  /** Whether a run can come to `node` after `step` has given its output. */
  readonly comesAfter: (node: string, step: string) => boolean;
  /** Whether a run can come to `node` although `step` has given no output. */
  readonly canMiss: (node: string, step: string) => boolean;
  /** The agents whose proposal a run may carry when it comes to `node`. */
  readonly agentsBefore: (node: string) => ReadonlySet<string>;
  /** Whether a run can come to `node` without any proposal. */
  readonly canLackProposal: (node: string) => boolean;
};

export function flowOf(document: FlowDocument): Flow {
  const graph = graphOf(document);
  const start = graph.start === null ? [] : [graph.start];
  const nodes = [...graph.nodes.values()];
  const after = memo((step) => reach(graph, outputTargets(graph, step)));
  const missing = memo((step) => reach(graph, start, (edge) => edge.source !== step || isFailure(edge)));
  const lacking = reach(graph, start, (edge) => !bringsProposal(graph.nodes.get(edge.source), edge));
  return {
    document,
    graph,
    reachable: reach(graph, start),
    texts: nodes.flatMap(textsOf),
    stepSchema: stepSchemaOf(nodes),
    comesAfter: (node, step) => after(step).has(node),
    canMiss: (node, step) => missing(step).has(node),
    agentsBefore: memo((node) => nearestAgents(graph, node)),
    canLackProposal: (node) => lacking.has(node),
  };
}

/** A failed step has no output; every other way out of it has. */
const isFailure = (edge: FlowEdge): boolean => edge.port === 'failed';

const outputTargets = (graph: Graph, step: string): string[] =>
  (graph.leaving.get(step) ?? []).filter((edge) => !isFailure(edge)).map((edge) => edge.target);

/** An agent makes a proposal; where there is none, a gate takes what its reviewer approves as the proposal. */
const bringsProposal = (source: FlowNode | undefined, edge: FlowEdge): boolean =>
  (source?.kind === 'agent' && !isFailure(edge)) || (source?.kind === 'gate' && edge.port === 'approved');

function memo<TValue>(compute: (key: string) => TValue): (key: string) => TValue {
  const known = new Map<string, TValue>();
  return (key) => {
    const value = known.get(key) ?? compute(key);
    known.set(key, value);
    return value;
  };
}
