import type { ExpressionEnvironment } from '@countersign/expression';
import type { FlowDocument } from '@countersign/model';
import { environmentOf } from './2-analyze/environment.ts';
import { flowOf } from './2-analyze/flow.ts';

/** What the expressions of a node see, for hints while they are written; nothing is known about a node that is not there. */
export function environmentAt(document: FlowDocument, node: string): ExpressionEnvironment {
  const flow = flowOf(document);
  const known = flow.graph.nodes.get(node);
  return known === undefined ? { variables: {} } : environmentOf(flow, known);
}
