import type { ExpressionEnvironment } from '@countersign/expression';
import type { FlowDocument } from '@countersign/model';
import { environmentIn, environmentOf } from './2-analyze/environment.ts';
import { flowOf } from './2-analyze/flow.ts';

/**
 * What the expressions of a node see, for hints while they are written; nothing is known about a node that is not there.
 * With the JSON pointer of a field in its config, what the text in this field sees.
 */
export function environmentAt(document: FlowDocument, node: string, field?: string): ExpressionEnvironment {
  const flow = flowOf(document);
  const known = flow.graph.nodes.get(node);
  if (known === undefined) return { variables: {} };
  const environment = environmentOf(flow, known);
  return field === undefined ? environment : environmentIn({ node: known, pointer: field }, environment);
}
