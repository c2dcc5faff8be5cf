import { programOf } from '../program.ts';
import { type Call, childrenOf, type Expr } from '../syntax/expr.ts';
import { pathOf, type Reference } from '../syntax/references.ts';
import { type Demand, type Demands, mergeDemands } from './demand.ts';
import { comparisons } from './solveComparison.ts';

/** More alternatives than these are not looked at. */
const MAX_ALTERNATIVES = 24;

/**
 * Ways to make a condition come out as wanted, each as demands on the values it reads: what follows from its comparisons
 * with literals. It is a proposal, not a proof: parts that it cannot read are left out, so try and see. Empty when nothing
 * can be said.
 *
 * @example
 * solveCondition('input.amount > 500 && input.country == "DE"', true);
 * // [Map { 'input.amount' => is 501, 'input.country' => is "DE" }]
 */
export function solveCondition(source: string, holds: boolean): readonly Demands[] {
  const program = programOf(source);
  return program.ok ? solve(program.value.tree, holds).filter((demands) => demands.size > 0) : [];
}

const NOTHING_KNOWN: readonly Demands[] = [new Map()];

function solve(expr: Expr, holds: boolean): readonly Demands[] {
  const { exprKind } = expr;
  if (exprKind.case === 'selectExpr' && exprKind.value.testOnly) {
    const parent = exprKind.value.operand && pathOf(exprKind.value.operand);
    if (!parent) return NOTHING_KNOWN;
    return [one([...parent, exprKind.value.field], { type: holds ? 'present' : 'absent' })];
  }
  const path = pathOf(expr);
  if (path !== null) return [one(path, { type: 'is', value: holds })];
  return exprKind.case === 'callExpr' ? solveCall(exprKind.value, expr, holds) : NOTHING_KNOWN;
}

function solveCall(call: Call, expr: Expr, holds: boolean): readonly Demands[] {
  const args = childrenOf(expr);
  const [first, second, third] = args;
  switch (call.function) {
    case '!_':
      return first === undefined ? NOTHING_KNOWN : solve(first, !holds);
    case '_&&_':
      return holds ? all(args, true) : any(args, false);
    case '_||_':
      return holds ? any(args, true) : all(args, false);
    case '_?_:_':
      if (first === undefined || second === undefined || third === undefined) return NOTHING_KNOWN;
      return limited([
        ...crossed(solve(first, true), solve(second, holds)),
        ...crossed(solve(first, false), solve(third, holds)),
      ]);
    default:
      return limited(comparisons(call.function, args, holds));
  }
}

const one = (path: Reference, demand: Demand): Demands => new Map([[path.join('.'), demand]]);

const any = (parts: readonly Expr[], holds: boolean): readonly Demands[] =>
  limited(parts.flatMap((part) => solve(part, holds)));

const all = (parts: readonly Expr[], holds: boolean): readonly Demands[] =>
  parts.map((part) => solve(part, holds)).reduce(crossed, NOTHING_KNOWN);

/** Every way of the one with every way of the other that does not contradict it. */
function crossed(left: readonly Demands[], right: readonly Demands[]): readonly Demands[] {
  const both = left.flatMap((a) => right.flatMap((b) => mergeDemands(a, b) ?? []));
  return limited(both.length === 0 ? left : both);
}

const limited = (ways: readonly Demands[]): readonly Demands[] => ways.slice(0, MAX_ALTERNATIVES);
