import { RANGE_FUNCTION } from '../limits/meteredEnvironment.ts';
import { type Comprehension, type Expr, treeSize } from './expr.ts';

/**
 * The same tree, in which each comprehension asks `@range(range, weight)` for its elements. That call pays for the whole
 * loop before the first element, so nested loops over large lists end before they start.
 */
export function meterLoops(expr: Expr): Expr {
  const { exprKind } = expr;
  switch (exprKind.case) {
    case 'selectExpr':
      return rebuilt(expr, {
        case: 'selectExpr',
        value: { ...exprKind.value, operand: metered(exprKind.value.operand) },
      });
    case 'callExpr': {
      const { target, args } = exprKind.value;
      const value = { ...exprKind.value, target: metered(target), args: args.map(meterLoops) };
      return rebuilt(expr, { case: 'callExpr', value });
    }
    case 'listExpr':
      return rebuilt(expr, {
        case: 'listExpr',
        value: { ...exprKind.value, elements: exprKind.value.elements.map(meterLoops) },
      });
    case 'structExpr': {
      const entries = exprKind.value.entries.map((entry) => ({
        ...entry,
        keyKind:
          entry.keyKind.case === 'mapKey'
            ? { case: 'mapKey' as const, value: meterLoops(entry.keyKind.value) }
            : entry.keyKind,
        value: metered(entry.value),
      }));
      return rebuilt(expr, { case: 'structExpr', value: { ...exprKind.value, entries } });
    }
    case 'comprehensionExpr':
      return rebuilt(expr, { case: 'comprehensionExpr', value: meterComprehension(exprKind.value) });
    default:
      return expr;
  }
}

function meterComprehension(loop: Comprehension): Comprehension {
  const weight = [loop.loopCondition, loop.loopStep].reduce(
    (sum, body) => sum + (body ? treeSize(body) : 0),
    0,
  );
  return {
    ...loop,
    iterRange: loop.iterRange && rangeCall(meterLoops(loop.iterRange), weight),
    loopCondition: metered(loop.loopCondition),
    loopStep: metered(loop.loopStep),
  };
}

function rangeCall(range: Expr, weight: number): Expr {
  const weightNode: Expr = {
    $typeName: 'cel.expr.Expr',
    id: range.id,
    exprKind: {
      case: 'constExpr',
      value: { $typeName: 'cel.expr.Constant', constantKind: { case: 'int64Value', value: BigInt(weight) } },
    },
  };
  return {
    $typeName: 'cel.expr.Expr',
    id: range.id,
    exprKind: {
      case: 'callExpr',
      value: { $typeName: 'cel.expr.Expr.Call', function: RANGE_FUNCTION, args: [range, weightNode] },
    },
  };
}

const rebuilt = (expr: Expr, exprKind: Expr['exprKind']): Expr => ({ ...expr, exprKind });
const metered = (expr: Expr | undefined): Expr | undefined => expr && meterLoops(expr);
