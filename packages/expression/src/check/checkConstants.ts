import type { Problem } from '@countersign/model';
import { type Call, childrenOf, type Expr } from '../syntax/expr.ts';
import type { PlaceOf } from '../syntax/placeOf.ts';
import { referencesIn, textConstant } from '../syntax/references.ts';

/** What is wrong with a part that reads no variable, found by evaluating it; null when it gives a value. */
type FaultOf = (part: Expr) => Problem | null;
type Checking = { readonly placeOf: PlaceOf; readonly faultOf: FaultOf };

/**
 * The parts of an expression that fail whatever the variables are: a division by zero, a search pattern that cannot be
 * read, a date that is none. Each problem says in `data.range` which part of the source it is about.
 */
export function checkConstants(tree: Expr, checking: Checking): Problem[] {
  if (isLiteral(tree)) return [];
  if (referencesIn(tree).length === 0) {
    const fault = checking.faultOf(tree);
    return fault === null ? [] : [withPlace(smallest(tree, { expr: tree, fault }, checking), checking)];
  }
  const pattern = patternFault(tree, checking);
  return [...pattern, ...childrenOf(tree).flatMap((child) => checkConstants(child, checking))];
}

type Faulty = { readonly expr: Expr; readonly fault: Problem };

/** The innermost part that fails by itself. Parts inside of loops read what the loop goes through, and cannot. */
function smallest(tree: Expr, whole: Faulty, checking: Checking): Faulty {
  for (const part of childrenOf(tree)) {
    if (isLiteral(part) || referencesIn(part).length > 0) continue;
    const fault = checking.faultOf(part);
    if (fault !== null) return smallest(part, { expr: part, fault }, checking);
  }
  return whole;
}

const withPlace = ({ expr, fault }: Faulty, { placeOf }: Checking): Problem => ({
  ...fault,
  data: { ...fault.data, range: placeOf(expr) },
});

/** A search pattern can be wrong before there is a text to search in. */
function patternFault({ exprKind }: Expr, checking: Checking): Problem[] {
  if (exprKind.case !== 'callExpr' || exprKind.value.function !== 'matches') return [];
  const pattern = exprKind.value.args.at(-1);
  if (pattern === undefined || textConstant(pattern) === undefined) return [];
  const fault = checking.faultOf(searchInNothing(exprKind.value, pattern));
  return fault === null ? [] : [withPlace({ expr: pattern, fault }, checking)];
}

const searchInNothing = (call: Call, pattern: Expr): Expr => ({
  $typeName: 'cel.expr.Expr',
  id: pattern.id,
  exprKind: { case: 'callExpr', value: { ...call, target: emptyText(pattern), args: [pattern] } },
});

const emptyText = ({ id }: Expr): Expr => ({
  $typeName: 'cel.expr.Expr',
  id,
  exprKind: {
    case: 'constExpr',
    value: { $typeName: 'cel.expr.Constant', constantKind: { case: 'stringValue', value: '' } },
  },
});

const isLiteral = ({ exprKind }: Expr): boolean =>
  exprKind.case === 'constExpr' || exprKind.case === undefined;
