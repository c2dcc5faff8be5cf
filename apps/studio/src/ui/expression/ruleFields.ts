import {
  type ExpressionEnvironment,
  isWord,
  type Operand,
  type RowOperator,
  type RuleRow,
  type ValueKind,
} from '@countersign/expression';
import type { JsonSchema } from '@countersign/model';
import { choicesOf, variablePaths } from './variablePaths.ts';

/** A value that a rule can ask about, with what kind of asking makes sense. */
export type RuleField = {
  readonly path: string;
  readonly names: readonly string[];
  readonly kind: RuleKind;
  readonly choices: readonly string[];
  readonly title: string | undefined;
};

export type RuleKind = 'number' | 'text' | 'choice' | 'flag' | 'list' | 'date' | 'time' | 'object' | 'any';

const MISSING: readonly RowOperator[] = ['isThere', 'isMissing'];
const SAME: readonly RowOperator[] = ['equals', 'differs'];
const ORDER: readonly RowOperator[] = ['greater', 'greaterOrEqual', 'less', 'lessOrEqual'];
const ONE_OF: readonly RowOperator[] = ['isOneOf', 'isNoneOf'];

const OPERATORS: { readonly [TKind in RuleKind]: readonly RowOperator[] } = {
  number: [...ORDER, ...SAME, ...ONE_OF],
  text: [...SAME, 'contains', 'containsNot', 'startsWith', 'endsWith', ...ONE_OF, 'isEmpty', 'isNotEmpty'],
  choice: [...SAME, ...ONE_OF],
  flag: ['isTrue', 'isFalse'],
  list: ['includes', 'includesNot', 'isEmpty', 'isNotEmpty'],
  date: ['less', 'greater', ...SAME],
  time: ['olderThan', 'youngerThan', 'before', 'after'],
  object: [],
  any: [...SAME, ...ORDER, 'isTrue', 'isFalse', 'contains', 'includes'],
};

/** Everything in reach that a rule can ask about. */
export const ruleFields = ({ variables }: ExpressionEnvironment): RuleField[] =>
  variablePaths(variables).map(({ path, names, kind, schema }) => ({
    path,
    names,
    kind: ruleKind(kind, schema),
    choices: choicesOf(schema),
    title: typeof schema['title'] === 'string' ? schema['title'] : undefined,
  }));

/** A value that the schemas do not tell of; rules may name it all the same. */
export const unknownField = (path: string, names: readonly string[]): RuleField => ({
  path,
  names,
  kind: 'any',
  choices: [],
  title: undefined,
});

function ruleKind(kind: ValueKind, schema: JsonSchema): RuleKind {
  switch (kind) {
    case 'number':
    case 'int':
      return 'number';
    case 'bool':
      return 'flag';
    case 'list':
    case 'object':
      return kind;
    case 'timestamp':
      return 'time';
    case 'string':
      if (choicesOf(schema).length > 0) return 'choice';
      if (schema['format'] === 'date-time') return 'time';
      return schema['format'] === 'date' ? 'date' : 'text';
    default:
      return 'any';
  }
}

/** The questions that make sense for a value, the present one among them whatever it is. */
export function operatorsFor(field: RuleField, present?: RowOperator): readonly RowOperator[] {
  // Only a field can be missing, and only one whose name is a word can be asked for.
  const canMiss = field.names.length > 1 && isWord(field.names.at(-1) ?? '');
  const offered = [...OPERATORS[field.kind], ...(canMiss ? MISSING : [])];
  return present === undefined || offered.includes(present) ? offered : [...offered, present];
}

const WITHOUT_OPERAND: ReadonlySet<RowOperator> = new Set([
  ...(['isEmpty', 'isNotEmpty', 'isTrue', 'isFalse', 'holds', 'holdsNot', 'isThere', 'isMissing'] as const),
]);

export const needsOperand = (operator: RowOperator): boolean => !WITHOUT_OPERAND.has(operator);

/** A row about a field, complete at once; keeps the question and what is compared with where they still make sense. */
export function rowFor(field: RuleField, before?: RuleRow): RuleRow {
  const operators = operatorsFor(field);
  const kept = before !== undefined && operators.includes(before.operator) ? before.operator : undefined;
  const operator = kept ?? operators[0] ?? 'isThere';
  return rowWith(field, operator, kept === undefined ? undefined : before?.operand);
}

/** The row with this question. */
export function rowWith(field: RuleField, operator: RowOperator, operand: Operand | undefined): RuleRow {
  const row = { type: 'row' as const, path: field.names, operator };
  if (!needsOperand(operator)) return row;
  return {
    ...row,
    operand:
      operand !== undefined && suits(field, operator, operand) ? operand : firstOperand(field, operator),
  };
}

function suits(field: RuleField, operator: RowOperator, operand: Operand): boolean {
  if (ONE_OF.includes(operator)) return operand.type === 'values';
  if (operator === 'olderThan' || operator === 'youngerThan') {
    return operand.type === 'value' && typeof operand.value === 'number';
  }
  if (operand.type !== 'value') return operand.type === 'path';
  if (field.kind === 'number') return typeof operand.value === 'number';
  if (field.kind === 'choice') return field.choices.some((choice) => choice === operand.value);
  return field.kind === 'any' || typeof operand.value === 'string';
}

function firstOperand(field: RuleField, operator: RowOperator): Operand {
  if (ONE_OF.includes(operator)) return { type: 'values', values: field.choices.slice(0, 1) };
  if (operator === 'olderThan' || operator === 'youngerThan') return { type: 'value', value: 24 };
  if (operator === 'before' || operator === 'after') return { type: 'path', path: ['now'] };
  switch (field.kind) {
    case 'number':
      return { type: 'value', value: 0 };
    case 'choice':
      return { type: 'value', value: field.choices[0] ?? '' };
    case 'date':
      return { type: 'value', value: '2026-01-01' };
    default:
      return { type: 'value', value: '' };
  }
}
