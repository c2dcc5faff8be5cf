import { evaluate } from '../evaluate.ts';
import { compileExpression } from '../expression.ts';
import { programOf } from '../program.ts';
import { childrenOf, type Expr } from '../syntax/expr.ts';

/**
 * What a condition gives for every case: it reads nothing, or what it reads does not matter. Null when it depends on the case.
 *
 * @example
 * settledAnswer('input.amount > 500 || true'); // true
 */
export function settledAnswer(source: string): boolean | null {
  const program = programOf(source);
  const found = program.ok ? settled(program.value.tree) : null;
  if (found !== null) return found;
  const compiled = compileExpression(source);
  if (!compiled.ok || compiled.value.references.length > 0) return null;
  const answer = evaluate(compiled.value, {});
  return answer.ok && typeof answer.value === 'boolean' ? answer.value : null;
}

/** `true` decides an "or" and `false` an "and", even where the other side fails. */
function settled(expr: Expr): boolean | null {
  const { exprKind } = expr;
  if (exprKind.case === 'constExpr') {
    const { constantKind } = exprKind.value;
    return constantKind.case === 'boolValue' ? constantKind.value : null;
  }
  if (exprKind.case !== 'callExpr') return null;
  const sides = childrenOf(expr).map(settled);
  switch (exprKind.value.function) {
    case '!_':
      return typeof sides[0] === 'boolean' ? !sides[0] : null;
    case '_||_':
      return joined(sides, true);
    case '_&&_':
      return joined(sides, false);
    default:
      return null;
  }
}

function joined(sides: readonly (boolean | null)[], decides: boolean): boolean | null {
  if (sides.includes(decides)) return decides;
  return sides.includes(null) ? null : !decides;
}
