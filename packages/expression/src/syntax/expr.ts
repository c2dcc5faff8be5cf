import type { parse } from '@bufbuild/cel';

/** A node of the CEL syntax tree. */
export type Expr = NonNullable<ReturnType<typeof parse>['expr']>;
type ExprKind = Expr['exprKind'];
export type Comprehension = Extract<ExprKind, { case: 'comprehensionExpr' }>['value'];
export type Call = Extract<ExprKind, { case: 'callExpr' }>['value'];
export type Select = Extract<ExprKind, { case: 'selectExpr' }>['value'];

/** The direct children of a node, in source order. */
export function childrenOf({ exprKind }: Expr): readonly Expr[] {
  switch (exprKind.case) {
    case 'selectExpr':
      return present([exprKind.value.operand]);
    case 'callExpr':
      return present([exprKind.value.target, ...exprKind.value.args]);
    case 'listExpr':
      return exprKind.value.elements;
    case 'structExpr':
      return exprKind.value.entries.flatMap((entry) =>
        present([entry.keyKind.case === 'mapKey' ? entry.keyKind.value : undefined, entry.value]),
      );
    case 'comprehensionExpr': {
      const { iterRange, accuInit, loopCondition, loopStep, result } = exprKind.value;
      return present([iterRange, accuInit, loopCondition, loopStep, result]);
    }
    default:
      return [];
  }
}

/** Number of nodes in a tree. */
export const treeSize = (expr: Expr): number =>
  childrenOf(expr).reduce((size, child) => size + treeSize(child), 1);

/** Levels of a tree, counted no further than `limit` + 1. */
export function treeDepth(expr: Expr, limit: number): number {
  if (limit < 0) return 1;
  return 1 + childrenOf(expr).reduce((deepest, child) => Math.max(deepest, treeDepth(child, limit - 1)), 0);
}

const present = (nodes: readonly (Expr | undefined)[]): Expr[] => nodes.filter((node) => node !== undefined);
