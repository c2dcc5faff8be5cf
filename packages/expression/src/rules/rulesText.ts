import type { Reference } from '../syntax/references.ts';
import type { Operand, RuleGroup, RuleRow } from './rules.ts';

/** Rules as the text of an expression. */
export function rulesText(group: RuleGroup): string {
  if (group.items.length === 0) return group.join === 'and' ? 'true' : 'false';
  const operator = group.join === 'and' ? ' && ' : ' || ';
  return group.items
    .map((item) => (item.type === 'row' ? rowText(item) : `(${rulesText(item)})`))
    .join(operator);
}

const COMPARISONS = {
  equals: '==',
  differs: '!=',
  less: '<',
  lessOrEqual: '<=',
  greater: '>',
  greaterOrEqual: '>=',
} as const;

function rowText({ path, operator, operand }: RuleRow): string {
  const value = pathText(path);
  const other = operand === undefined ? '' : operandText(operand);
  switch (operator) {
    case 'equals':
    case 'differs':
    case 'less':
    case 'lessOrEqual':
    case 'greater':
    case 'greaterOrEqual':
      return `${value} ${COMPARISONS[operator]} ${other}`;
    case 'isOneOf':
      return `${value} in ${other}`;
    case 'isNoneOf':
      return `!(${value} in ${other})`;
    case 'contains':
    case 'startsWith':
    case 'endsWith':
      return `${value}.${operator}(${other})`;
    case 'containsNot':
      return `!${value}.contains(${other})`;
    case 'includes':
      return `${other} in ${value}`;
    case 'includesNot':
      return `!(${other} in ${value})`;
    case 'isEmpty':
      return `size(${value}) == 0`;
    case 'isNotEmpty':
      return `size(${value}) > 0`;
    case 'isTrue':
      return `${value} == true`;
    case 'isFalse':
      return `${value} == false`;
    case 'holds':
      return value;
    case 'holdsNot':
      return `!${value}`;
    case 'isThere':
      return `has(${value})`;
    case 'isMissing':
      return `!has(${value})`;
    case 'before':
      return `timestamp(${value}) < ${timeText(operand)}`;
    case 'after':
      return `timestamp(${value}) > ${timeText(operand)}`;
    case 'olderThan':
      return `now - timestamp(${value}) > duration("${ageOf(operand)}h")`;
    case 'youngerThan':
      return `now - timestamp(${value}) < duration("${ageOf(operand)}h")`;
  }
}

function operandText(operand: Operand): string {
  switch (operand.type) {
    case 'value':
      return literal(operand.value);
    case 'values':
      return `[${operand.values.map(literal).join(', ')}]`;
    case 'path':
      return pathText(operand.path);
  }
}

/** Whole numbers that a double does not tell from their neighbours are not written as whole numbers. */
function literal(value: string | number | boolean | null): string {
  const text = JSON.stringify(value);
  return typeof value === 'number' && /^-?\d+$/.test(text) && !Number.isSafeInteger(value)
    ? `${text}.0`
    : text;
}

/** A time that is written down is parsed when the expression is evaluated; another value may be `now`. */
function timeText(operand: Operand | undefined): string {
  if (operand === undefined) return 'now';
  if (operand.type === 'path' && operand.path.length === 1 && operand.path[0] === 'now') return 'now';
  return `timestamp(${operandText(operand)})`;
}

const ageOf = (operand: Operand | undefined): number =>
  operand?.type === 'value' && typeof operand.value === 'number' ? operand.value : 0;

const WORD = /^[a-zA-Z_][a-zA-Z0-9_]*$/;
const RESERVED: ReadonlySet<string> = new Set([
  ...[
    'as',
    'break',
    'const',
    'continue',
    'else',
    'false',
    'for',
    'function',
    'if',
    'import',
    'in',
    'let',
    'loop',
  ],
  ...['namespace', 'null', 'package', 'return', 'true', 'var', 'void', 'while'],
]);

/** Whether a name can be written behind a dot. */
export const isWord = (name: string): boolean => WORD.test(name) && !RESERVED.has(name);

/** `input.lines`, `input["odd name"]`. */
export function pathText([variable = '', ...fields]: Reference): string {
  return (
    variable + fields.map((field) => (isWord(field) ? `.${field}` : `[${JSON.stringify(field)}]`)).join('')
  );
}
