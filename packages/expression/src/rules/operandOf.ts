import type { Expr } from '../syntax/expr.ts';
import { pathOf } from '../syntax/references.ts';
import type { Operand } from './rules.ts';

/** A value that is written down or a path; null for anything else. */
export function operandOf(expr: Expr): Operand | null {
  const path = pathOf(expr);
  if (path !== null) return { type: 'path', path };
  const value = plainConstant(expr);
  return value === undefined ? null : { type: 'value', value };
}

/** The texts or numbers of a list that is written down. */
export function valuesOf({ exprKind }: Expr): (string | number)[] | null {
  if (exprKind.case !== 'listExpr' || exprKind.value.optionalIndices.length > 0) return null;
  const values: (string | number)[] = [];
  for (const element of exprKind.value.elements) {
    const value = plainConstant(element);
    if (typeof value !== 'string' && typeof value !== 'number') return null;
    values.push(value);
  }
  return values;
}

/** A text, a number that JSON writes exactly, true, false or null. */
export function plainConstant({ exprKind }: Expr): string | number | boolean | null | undefined {
  if (exprKind.case !== 'constExpr') return undefined;
  const { constantKind } = exprKind.value;
  switch (constantKind.case) {
    case 'stringValue':
    case 'boolValue':
      return constantKind.value;
    case 'nullValue':
      return null;
    case 'int64Value': {
      const number = Number(constantKind.value);
      return Number.isSafeInteger(number) ? number : undefined;
    }
    case 'doubleValue':
      return Number.isFinite(constantKind.value) && !Object.is(constantKind.value, -0)
        ? constantKind.value
        : undefined;
    default:
      return undefined;
  }
}

export function numberConstant(expr: Expr): number | undefined {
  const value = plainConstant(expr);
  return typeof value === 'number' ? value : undefined;
}
