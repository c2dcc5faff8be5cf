import type { JsonSchema } from '@countersign/model';
import type { Expr } from '../syntax/expr.ts';
import { textConstant } from '../syntax/references.ts';
import type { StaticType } from './staticType.ts';

/** What is known about the values of an expression, as a JSON Schema; what is not known is left open. */
export function shapeOf(tree: Expr, typeOf: (tree: Expr) => StaticType): JsonSchema {
  const { exprKind } = tree;
  if (exprKind.case !== 'structExpr') return shapeOfType(typeOf(tree));
  const fields = exprKind.value.entries.map(({ keyKind, value }) => {
    const name = keyKind.case === 'mapKey' ? textConstant(keyKind.value) : undefined;
    return name === undefined || value === undefined ? null : ([name, shapeOf(value, typeOf)] as const);
  });
  const known = fields.filter((field) => field !== null);
  if (known.length < fields.length) return { type: 'object' };
  return {
    type: 'object',
    properties: Object.fromEntries(known),
    required: known.map(([name]) => name),
    additionalProperties: false,
  };
}

function shapeOfType(type: StaticType): JsonSchema {
  switch (type.kind) {
    case 'string':
      return type.values === undefined ? { type: 'string' } : { type: 'string', enum: type.values };
    case 'bool':
      return { type: 'boolean' };
    case 'int':
    case 'number':
      return { type: 'number' };
    case 'null':
      return { type: 'null' };
    case 'list':
      return { type: 'array', items: shapeOfType(type.element) };
    case 'map':
      return { type: 'object' };
    case 'object':
      return type.schema;
    default:
      return {};
  }
}
