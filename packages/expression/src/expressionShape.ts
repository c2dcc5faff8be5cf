import { fail, type JsonSchema, ok, type Problem, type Result } from '@countersign/model';
import { checkTypes } from './check/checkTypes.ts';
import { shapeOf } from './check/shapeOf.ts';
import type { ExpressionEnvironment } from './expression.ts';
import { programOf } from './program.ts';

/**
 * What values an expression gives, as a JSON Schema, as far as it is known before it is evaluated: `{}` where nothing is.
 *
 * @example
 * expressionShape('{"sku": item.sku}', { variables: { item: { type: 'object', properties: { sku: { type: 'string' } } } } });
 * // an object with exactly the field "sku", a text
 */
export function expressionShape(
  source: string,
  { variables }: ExpressionEnvironment,
): Result<JsonSchema, Problem[]> {
  const program = programOf(source);
  if (!program.ok) return fail([program.problem]);
  return ok(shapeOf(program.value.tree, (tree) => checkTypes(tree, variables).type));
}
