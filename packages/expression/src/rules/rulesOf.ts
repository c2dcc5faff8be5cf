import { programOf } from '../program.ts';
import type { Call, Expr } from '../syntax/expr.ts';
import { pathOf } from '../syntax/references.ts';
import { tokensOf } from '../syntax/tokensOf.ts';
import { numberConstant, operandOf, plainConstant, valuesOf } from './operandOf.ts';
import type { Operand, RowOperator, RuleGroup, RuleRow } from './rules.ts';

type Item = RuleRow | RuleGroup;

/**
 * The rules that an expression spells, or null when it says more than rows can show, cannot be read, or holds a comment.
 * Their text (`rulesText`) means the same, and gives the same rules again.
 */
export function rulesOf(source: string): RuleGroup | null {
  const program = programOf(source);
  if (!program.ok || tokensOf(source).some((token) => token.type === 'comment')) return null;
  const constant = plainConstant(program.value.tree);
  if (typeof constant === 'boolean') return { type: 'group', join: constant ? 'and' : 'or', items: [] };
  const item = itemOf(program.value.tree);
  if (item === null) return null;
  return item.type === 'group' ? item : { type: 'group', join: 'and', items: [item] };
}

function itemOf(expr: Expr): Item | null {
  const call = callOf(expr);
  if (call?.function === '_&&_') return groupOf('and', call);
  if (call?.function === '_||_') return groupOf('or', call);
  return rowOf(expr);
}

/** `a && b && c` is a tree of pairs: one group. */
function groupOf(join: RuleGroup['join'], { args }: Call): RuleGroup | null {
  const items: Item[] = [];
  for (const arg of args) {
    const item = itemOf(arg);
    if (item === null) return null;
    if (item.type === 'group' && item.join === join) items.push(...item.items);
    else items.push(item);
  }
  return { type: 'group', join, items };
}

function rowOf(expr: Expr): RuleRow | null {
  const { exprKind } = expr;
  if (exprKind.case === 'selectExpr' && exprKind.value.testOnly) return row(pathOf(expr), 'isThere');
  const path = pathOf(expr);
  if (path !== null) return row(path, 'holds');
  const call = callOf(expr);
  if (call === null) return null;
  return call.function === '!_' ? negated(call.args[0]) : asked(call);
}

/** What has an opposite is negated in one row. */
const OPPOSITES: Partial<Record<RowOperator, RowOperator>> = {
  isOneOf: 'isNoneOf',
  contains: 'containsNot',
  includes: 'includesNot',
  holds: 'holdsNot',
  isThere: 'isMissing',
};

function negated(expr: Expr | undefined): RuleRow | null {
  const inner = expr === undefined ? null : rowOf(expr);
  const operator = inner === null ? undefined : OPPOSITES[inner.operator];
  return inner === null || operator === undefined ? null : { ...inner, operator };
}

const COMPARISONS: Readonly<Record<string, RowOperator>> = {
  '_==_': 'equals',
  '_!=_': 'differs',
  '_<_': 'less',
  '_<=_': 'lessOrEqual',
  '_>_': 'greater',
  '_>=_': 'greaterOrEqual',
};

function asked(call: Call): RuleRow | null {
  const [left, right] = call.args;
  const operator = COMPARISONS[call.function];
  if (operator !== undefined && left !== undefined && right !== undefined) {
    return (
      sizeRow(operator, left, right) ?? timeRow(operator, left, right) ?? comparison(operator, left, right)
    );
  }
  if (call.function === '@in' && left !== undefined && right !== undefined) return membership(left, right);
  return methodRow(call);
}

function comparison(operator: RowOperator, left: Expr, right: Expr): RuleRow | null {
  const path = pathOf(left);
  const operand = operandOf(right);
  if (path === null || operand === null) return null;
  const value = operand.type === 'value' ? operand.value : undefined;
  const isOrder = operator !== 'equals' && operator !== 'differs';
  // Only numbers and texts have an order.
  if (isOrder && (typeof value === 'boolean' || value === null)) return null;
  if (operator === 'equals' && typeof value === 'boolean') return row(path, value ? 'isTrue' : 'isFalse');
  return row(path, operator, operand);
}

function membership(left: Expr, right: Expr): RuleRow | null {
  const values = valuesOf(right);
  const path = pathOf(left);
  if (values !== null) return row(path, 'isOneOf', { type: 'values', values });
  const list = pathOf(right);
  const operand = operandOf(left);
  return operand === null ? null : row(list, 'includes', operand);
}

const METHODS: Readonly<Record<string, RowOperator>> = {
  contains: 'contains',
  startsWith: 'startsWith',
  endsWith: 'endsWith',
};

function methodRow({ function: name, target, args }: Call): RuleRow | null {
  const operator = METHODS[name];
  const [arg] = args;
  if (operator === undefined || target === undefined || arg === undefined) return null;
  const operand = operandOf(arg);
  const isText = operand?.type === 'path' || (operand?.type === 'value' && typeof operand.value === 'string');
  return operand === null || !isText ? null : row(pathOf(target), operator, operand);
}

/** `size(x) == 0`, `size(x) > 0` */
function sizeRow(operator: RowOperator, left: Expr, right: Expr): RuleRow | null {
  const measured = argumentOf(left, 'size');
  if (measured === undefined || numberConstant(right) !== 0) return null;
  if (operator === 'equals') return row(pathOf(measured), 'isEmpty');
  return operator === 'greater' ? row(pathOf(measured), 'isNotEmpty') : null;
}

/** `timestamp(x) < now`, `now - timestamp(x) > duration("24h")` */
function timeRow(operator: RowOperator, left: Expr, right: Expr): RuleRow | null {
  if (operator !== 'less' && operator !== 'greater') return null;
  const dated = argumentOf(left, 'timestamp');
  if (dated !== undefined) {
    const moment = momentOf(right);
    return moment === null ? null : row(pathOf(dated), operator === 'less' ? 'before' : 'after', moment);
  }
  const difference = callOf(left);
  if (difference?.function !== '_-_') return null;
  const [from, since] = difference.args;
  const start = since === undefined ? undefined : argumentOf(since, 'timestamp');
  const hours = hoursOf(right);
  if (from === undefined || pathOf(from)?.join('.') !== 'now' || start === undefined || hours === null)
    return null;
  const operand: Operand = { type: 'value', value: hours };
  return row(pathOf(start), operator === 'greater' ? 'olderThan' : 'youngerThan', operand);
}

function momentOf(expr: Expr): Operand | null {
  if (pathOf(expr)?.join('.') === 'now') return { type: 'path', path: ['now'] };
  const inner = argumentOf(expr, 'timestamp');
  const operand = inner === undefined ? null : operandOf(inner);
  if (operand?.type === 'path') return operand.path.join('.') === 'now' ? null : operand;
  return operand?.type === 'value' && typeof operand.value === 'string' ? operand : null;
}

function hoursOf(expr: Expr): number | null {
  const inner = argumentOf(expr, 'duration');
  const text = inner === undefined ? undefined : plainConstant(inner);
  const hours = typeof text === 'string' ? /^(0|[1-9]\d{0,6})h$/.exec(text)?.[1] : undefined;
  return hours === undefined ? null : Number(hours);
}

/** The one argument of a call of this function. */
function argumentOf(expr: Expr, name: string): Expr | undefined {
  const call = callOf(expr);
  const isIt = call?.function === name && call.target === undefined && call.args.length === 1;
  return isIt ? call.args[0] : undefined;
}

const callOf = ({ exprKind }: Expr): Call | null => (exprKind.case === 'callExpr' ? exprKind.value : null);

function row(path: RuleRow['path'] | null, operator: RowOperator, operand?: Operand): RuleRow | null {
  if (path === null) return null;
  return { type: 'row', path, operator, ...(operand === undefined ? {} : { operand }) };
}
