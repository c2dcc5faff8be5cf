import { type Fields, fieldsOf, listOf, own, textOf } from '../read/fields.ts';

/** A choice rule as one line: `$.amount NumericGreaterThan 100`. Nested deeper than a few levels it is shortened. */
export function conditionText(rule: Fields, depth = 0): string {
  const condition = textOf(own(rule, 'Condition'));
  if (condition !== '') return condition;
  if (depth > 5) return '…';
  for (const word of ['And', 'Or']) {
    const parts = listOf(own(rule, word));
    if (parts.length > 0) {
      const said = parts.map((part) => conditionText(fieldsOf(part), depth + 1));
      return said.join(word === 'And' ? ' and ' : ' or ');
    }
  }
  const not = own(rule, 'Not');
  if (not !== undefined) return `not (${conditionText(fieldsOf(not), depth + 1)})`;
  const around = ['Variable', 'Next', 'Comment', 'Assign', 'Output'];
  const operator = Object.keys(rule).find((key) => !around.includes(key)) ?? '';
  const value = textOf(own(rule, operator));
  return `${textOf(own(rule, 'Variable'))} ${operator} ${value}`.trim() || 'condition';
}
