import {
  type FlowDocument,
  type FlowNode,
  type JsonSchema,
  type OutPort,
  outPorts,
} from '@countersign/model';
import type { Graph } from '../1-parse/graph.ts';
import { type FlowText, textsOf } from '../1-parse/texts.ts';
import type { CompileEnvironment } from '../compileEnvironment.ts';
import { type Callee, calleeOf } from './calls.ts';
import { newRecall, type Recall, type Remember } from './recall.ts';
import type { Shape } from './shape.ts';

/** Everything the rules ask about a document. Costly answers are computed when first asked for. */
export type Flow = Shape & {
  readonly document: FlowDocument;
  readonly environment: CompileEnvironment;
  readonly graph: Graph;
  readonly remember: Remember;
  /** The out ports of a step, in the order in which they are drawn. */
  readonly portsOf: (node: FlowNode) => readonly OutPort[];
  /** Whom a call of this slug reaches. */
  readonly calleeOf: (slug: string) => Callee;
  readonly texts: readonly FlowText[];
  /** The outputs of all steps, as the variable `steps` shows them. */
  readonly stepSchema: JsonSchema;
};

/** `recall` keeps answers from one state of a document to the next; without it everything is asked anew. */
export function flowOf(
  document: FlowDocument,
  environment: CompileEnvironment = {},
  recall: Recall = newRecall(),
): Flow {
  const { graph, shape } = recall.drawing(document);
  const { remember } = recall;
  const nodes = [...graph.nodes.values()];
  return {
    ...shape,
    document,
    environment,
    graph,
    remember,
    portsOf: (node) => remember({ slot: 'ports', of: node }, () => outPorts(node)),
    calleeOf: (slug) => calleeOf(environment, slug),
    texts: nodes.flatMap((node) => remember({ slot: 'texts', of: node }, () => textsOf(node))),
    stepSchema: recall.stepSchema(nodes),
  };
}
