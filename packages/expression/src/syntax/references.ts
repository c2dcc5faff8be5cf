import { childrenOf, type Expr } from './expr.ts';

/** A path that an expression reads, from a variable down: `['steps', 'triage', 'decision']`. */
export type Reference = readonly string[];

/**
 * The paths an expression reads, each once, in source order. A path ends where the expression computes
 * (`input.lines[i].price` reads `input.lines`); variables of `map`, `filter` and the like are not references.
 */
export function referencesIn(expr: Expr): Reference[] {
  const found = new Map<string, Reference>();
  collect(expr, [], (path) => found.set(JSON.stringify(path), path));
  return [...found.values()];
}

function collect(expr: Expr, local: readonly string[], add: (path: Reference) => void): void {
  const path = pathOf(expr);
  if (path !== null) {
    if (!local.includes(path[0] as string)) add(path); // safe: a path has a first name
    return;
  }
  if (expr.exprKind.case !== 'comprehensionExpr') {
    for (const child of childrenOf(expr)) collect(child, local, add);
    return;
  }
  const { iterRange, iterVar, accuVar, loopCondition, loopStep } = expr.exprKind.value;
  if (iterRange !== undefined) collect(iterRange, local, add);
  for (const body of [loopCondition, loopStep]) {
    if (body !== undefined) collect(body, [...local, iterVar, accuVar], add);
  }
}

/** The path a chain of field accesses spells, or null when the node is something else. */
export function pathOf({ exprKind }: Expr): Reference | null {
  if (exprKind.case === 'identExpr') return [exprKind.value.name.replace(/^\./, '')];
  if (exprKind.case === 'selectExpr' && exprKind.value.operand !== undefined) {
    const parent = pathOf(exprKind.value.operand);
    return parent && [...parent, exprKind.value.field];
  }
  if (exprKind.case === 'callExpr' && exprKind.value.function === '_[_]') {
    const [operand, index] = exprKind.value.args;
    const key = index && textConstant(index);
    const parent = operand && pathOf(operand);
    return parent && key !== undefined ? [...parent, key] : null;
  }
  return null;
}

/** The text of a text literal. */
export function textConstant({ exprKind }: Expr): string | undefined {
  if (exprKind.case !== 'constExpr' || exprKind.value.constantKind.case !== 'stringValue') return undefined;
  return exprKind.value.constantKind.value;
}
