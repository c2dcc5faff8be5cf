import { endOfQuote } from './bracketDepth.ts';
import { childrenOf, type Expr } from './expr.ts';

/** A part of a text, in UTF-16 code units; `to` is behind its last character. */
export type TextRange = { readonly from: number; readonly to: number };

/** Where the parser saw each node of a tree, by the id of the node. */
export type Offsets = Readonly<Record<string, number>>;

/** Finds the part of a source that a node was read from, or of a call only the name of what is called. */
export type PlaceOf = (expr: Expr, part?: 'callee') => TextRange;

/**
 * Finds places for underlining: a name where a name is meant (`amuont` of `input.amuont`), else everything from the
 * leftmost to the rightmost part of the node.
 */
export function placesIn(source: string, offsets: Offsets): PlaceOf {
  const own = ({ id, exprKind }: Expr): TextRange => {
    const offset = offsets[String(id)] ?? 0;
    switch (exprKind.case) {
      case 'identExpr':
        return { from: offset, to: offset + exprKind.value.name.length };
      case 'selectExpr':
        return nameAfter(source, offset, exprKind.value.field);
      case 'constExpr':
        return { from: offset, to: endOfLiteral(source, offset) };
      default:
        return { from: offset, to: offset + 1 };
    }
  };
  const whole = (expr: Expr): TextRange => childrenOf(expr).map(whole).reduce(around, own(expr));
  return (expr, part) => {
    const { exprKind } = expr;
    if (part === 'callee' && exprKind.case === 'callExpr') {
      return nameAfter(source, own(expr).from, exprKind.value.function);
    }
    return isName(expr) ? own(expr) : whole(expr);
  };
}

const isName = ({ exprKind }: Expr): boolean =>
  exprKind.case === 'identExpr' || exprKind.case === 'selectExpr';

const around = (left: TextRange, right: TextRange): TextRange => ({
  from: Math.min(left.from, right.from),
  to: Math.max(left.to, right.to),
});

function nameAfter(source: string, start: number, name: string): TextRange {
  const from = source.indexOf(name, start);
  return from < 0 ? { from: start, to: start + 1 } : { from, to: from + name.length };
}

const PREFIX = /^[rRbB]{1,2}(?=["'])/;

function endOfLiteral(source: string, from: number): number {
  const rest = source.slice(from);
  const prefix = PREFIX.exec(rest)?.[0].length ?? 0;
  const quote = source[from + prefix];
  if (quote === '"' || quote === "'") return endOfQuote(source, from + prefix) + 1;
  return from + (/^-?[\w.]+(?:(?<=[eE])[+-]\d+)?/.exec(rest)?.[0].length ?? 1);
}
