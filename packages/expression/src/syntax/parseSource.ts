import { parse } from '@bufbuild/cel';
import { fail, ok, type Problem, problem, type Result } from '@countersign/model';
import { LIMITS } from '../limits/limits.ts';
import { bracketDepth } from './bracketDepth.ts';
import { explainSyntax } from './explainSyntax.ts';
import { childrenOf, type Expr, treeDepth } from './expr.ts';
import type { Parsed } from './parsed.ts';
import { parsePlainText } from './parsePlainText.ts';

/** Text → syntax tree, refusing what is too long or too deep before the recursive parts see it. */
export function parseSource(source: string): Result<Parsed, Problem> {
  if (source.trim() === '') return fail(problem('expression_empty', 'The expression is empty.'));
  if (source.length > LIMITS.sourceLength) {
    const plain = parsePlainText(source);
    if (plain !== null) return ok(plain);
    const message = `The expression has ${source.length} characters; ${LIMITS.sourceLength} are allowed. Split it over several steps.`;
    return fail(problem('expression_too_long', message));
  }
  if (bracketDepth(source) > LIMITS.bracketDepth) return fail(tooDeep());
  const parsed = parseText(source);
  if (!parsed.ok) return parsed;
  if (treeDepth(parsed.value.tree, LIMITS.treeDepth) > LIMITS.treeDepth) return fail(tooDeep());
  return hasMessageLiteral(parsed.value.tree)
    ? fail(problem('expression_syntax', 'Write objects as {"name": value}; typed objects are not available.'))
    : parsed;
}

function parseText(source: string): Result<Parsed, Problem> {
  try {
    const { expr: tree, sourceInfo } = parse(source);
    if (tree === undefined) return fail(problem('expression_empty', 'The expression is empty.'));
    return ok({ tree, offsets: sourceInfo?.positions ?? {} });
  } catch (error) {
    if (error instanceof RangeError) return fail(tooDeep());
    return fail(syntaxProblem(source, error instanceof Error ? error.message : String(error)));
  }
}

/** The parser writes `<input>:line:column: what`. */
function syntaxProblem(source: string, text: string): Problem {
  const match = /^<input>:(\d+):(\d+): /.exec(text);
  if (match === null) return problem('expression_syntax', `The expression cannot be read: ${text}.`);
  const [line, column] = [Number(match[1]), Number(match[2])];
  const { what, ...fault } = explainSyntax(source, offsetOf(source, line, column));
  const place = line === 1 ? `character ${column}` : `line ${line}, character ${column}`;
  return problem('expression_syntax', `The expression cannot be read at ${place}: ${what}`, undefined, {
    line,
    column,
    ...fault,
  });
}

/** Lines and columns are counted from 1. */
function offsetOf(source: string, line: number, column: number): number {
  const lines = source.split('\n').slice(0, line - 1);
  return lines.reduce((length, text) => length + text.length + 1, 0) + column - 1;
}

const tooDeep = () =>
  problem('expression_too_deep', 'The expression is nested too deeply. Split it over several steps.');

/** `google.protobuf.Struct{…}` would open the whole protobuf library to expressions; nobody needs it. */
function hasMessageLiteral(expr: Expr): boolean {
  if (expr.exprKind.case === 'structExpr' && expr.exprKind.value.messageName !== '') return true;
  return childrenOf(expr).some(hasMessageLiteral);
}
