import type { Json } from '@countersign/model';
import { childrenOf, type Expr } from '../syntax/expr.ts';
import { pathOf } from '../syntax/references.ts';
import type { Demand, Demands } from './demand.ts';

type Comparison = '_==_' | '_!=_' | '_<_' | '_<=_' | '_>_' | '_>=_';

/** The comparison that says the same with its sides exchanged. */
const MIRRORED: { readonly [TName in Comparison]: Comparison } = {
  '_==_': '_==_',
  '_!=_': '_!=_',
  '_<_': '_>_',
  '_<=_': '_>=_',
  '_>_': '_<_',
  '_>=_': '_<=_',
};

const NEGATED: { readonly [TName in Comparison]: Comparison } = {
  '_==_': '_!=_',
  '_!=_': '_==_',
  '_<_': '_>=_',
  '_<=_': '_>_',
  '_>_': '_<=_',
  '_>=_': '_<_',
};

const isComparison = (name: string): name is Comparison => Object.hasOwn(NEGATED, name);

/** Ways to make a comparison, a membership or a test of a text come out as wanted; one without demands when it cannot be read. */
export function comparisons(name: string, args: readonly Expr[], holds: boolean): readonly Demands[] {
  const [left, right] = args;
  if (left === undefined || right === undefined) return UNKNOWN;
  if (isComparison(name)) return compared(holds ? name : NEGATED[name], left, right);
  const values = literalOf(right);
  if (name === '@in' || name === '_in_') {
    if (Array.isArray(values))
      return holds ? values.map((value) => on(left, is(value))) : [on(left, { type: 'not', values })];
    const value = literalOf(left);
    return value === undefined ? UNKNOWN : [on(right, is(holds ? [value] : []))];
  }
  if (typeof values !== 'string') return UNKNOWN;
  if (name === 'matches') return [on(left, holds ? { type: 'matches', pattern: values } : is(''))];
  if (name === 'contains' || name === 'startsWith' || name === 'endsWith')
    return [on(left, is(holds ? values : ''))];
  return UNKNOWN;
}

const UNKNOWN: readonly Demands[] = [new Map()];
const is = (value: Json): Demand => ({ type: 'is', value });

function compared(name: Comparison, left: Expr, right: Expr): readonly Demands[] {
  const value = literalOf(right);
  if (value !== undefined)
    return on(left, is(null)).size === 0 ? sized(name, left, value) : solutions(name, left, value);
  const mirrored = literalOf(left);
  if (mirrored !== undefined) return compared(MIRRORED[name], right, left);
  // Two values of the case: any numbers in the right order.
  const [a, b] = {
    '_==_': [1, 1],
    '_!=_': [1, 2],
    '_<_': [1, 2],
    '_<=_': [1, 1],
    '_>_': [2, 1],
    '_>=_': [1, 1],
  }[name];
  return [new Map([...on(left, is(a ?? 1)), ...on(right, is(b ?? 1))])];
}

function solutions(name: Comparison, path: Expr, value: Json): readonly Demands[] {
  if (name === '_!=_') return [on(path, { type: 'not', values: [value] })];
  return valuesFor(name, value).map((demanded) => on(path, is(demanded)));
}

/** Values that compare so with a literal, the nearest first. */
function valuesFor(name: Comparison, value: Json): readonly Json[] {
  switch (name) {
    case '_==_':
      return [value];
    case '_!=_':
      return typeof value === 'number' ? [value + 1, value - 1] : [];
    case '_<=_':
    case '_>=_':
      return [value];
    case '_<_':
      return typeof value === 'number' ? [value - 1, value - Math.abs(value) / 2 - 0.01] : [''];
    case '_>_':
      return typeof value === 'number' ? [value + 1, value + 0.01] : [`${String(value)}~`];
  }
}

/** `size(path)` beside a number. */
function sized(name: Comparison, { exprKind }: Expr, value: Json): readonly Demands[] {
  if (exprKind.case !== 'callExpr' || exprKind.value.function !== 'size' || typeof value !== 'number')
    return UNKNOWN;
  const measured = exprKind.value.target ?? exprKind.value.args[0];
  if (measured === undefined) return UNKNOWN;
  return valuesFor(name, value).flatMap((length) =>
    typeof length === 'number' && length >= 0 && Number.isInteger(length)
      ? [on(measured, { type: 'length', length })]
      : [],
  );
}

/** The demand on a path; conversions around it are looked through. Empty for what is no path. */
function on(expr: Expr, demand: Demand): Demands {
  const path = pathOf(expr);
  if (path !== null) return new Map([[path.join('.'), demand]]);
  if (expr.exprKind.case !== 'callExpr' || !CONVERSIONS.has(expr.exprKind.value.function)) return new Map();
  const [inner] = childrenOf(expr);
  return inner === undefined ? new Map() : on(inner, demand);
}

const CONVERSIONS: ReadonlySet<string> = new Set(['double', 'int', 'uint', 'string', 'lowerAscii', 'trim']);

/** The value of a literal, a list of literals, or a number with a sign. */
function literalOf({ exprKind }: Expr): Json | undefined {
  if (exprKind.case === 'listExpr') {
    const items = exprKind.value.elements.map(literalOf);
    return items.every((item) => item !== undefined) ? items : undefined;
  }
  if (exprKind.case === 'callExpr' && exprKind.value.function === '-_') {
    const [inner] = exprKind.value.args;
    const value = inner && literalOf(inner);
    return typeof value === 'number' ? -value : undefined;
  }
  if (exprKind.case !== 'constExpr') return undefined;
  const { case: kind, value } = exprKind.value.constantKind;
  if (kind === 'stringValue' || kind === 'boolValue' || kind === 'doubleValue') return value;
  if (kind === 'int64Value' || kind === 'uint64Value') return Number(value);
  return kind === 'nullValue' ? null : undefined;
}
