import type { Reference } from '../syntax/references.ts';

/** What a row can ask of a value. `isTrue` compares with true, `holds` takes the value itself as the condition. */
export const ROW_OPERATORS = [
  'equals',
  'differs',
  'less',
  'lessOrEqual',
  'greater',
  'greaterOrEqual',
  'isOneOf',
  'isNoneOf',
  'contains',
  'containsNot',
  'startsWith',
  'endsWith',
  'includes',
  'includesNot',
  'isEmpty',
  'isNotEmpty',
  'isTrue',
  'isFalse',
  'holds',
  'holdsNot',
  'isThere',
  'isMissing',
  'before',
  'after',
  'olderThan',
  'youngerThan',
] as const;
export type RowOperator = (typeof ROW_OPERATORS)[number];

/** What a value is compared with: one that is written down, several of them, or another path. */
export type Operand =
  | { readonly type: 'value'; readonly value: string | number | boolean | null }
  | { readonly type: 'values'; readonly values: readonly (string | number)[] }
  | { readonly type: 'path'; readonly path: Reference };

/** One condition: what a value has to be. Times are RFC 3339 texts, ages whole hours. */
export type RuleRow = {
  readonly type: 'row';
  readonly path: Reference;
  readonly operator: RowOperator;
  /** Absent where the operator needs nothing. */
  readonly operand?: Operand;
};

/**
 * Conditions of which all (`and`) or one (`or`) must hold. Without any, `and` always holds and `or` never does. A group
 * inside another has the other join and at least two conditions: anything else is the same written longer.
 */
export type RuleGroup = {
  readonly type: 'group';
  readonly join: 'and' | 'or';
  readonly items: readonly (RuleRow | RuleGroup)[];
};

/** The same rules without needless groups: what `rulesOf` gives for their text. */
export function plainRules(group: RuleGroup): RuleGroup {
  const items = group.items.flatMap((item) => {
    if (item.type === 'row') return [item];
    const inner = plainRules(item);
    if (inner.items.length === 1 || inner.join === group.join) return inner.items;
    return [inner];
  });
  const [only] = items;
  if (items.length === 1 && only?.type === 'group') return only;
  return { type: 'group', join: items.length === 1 ? 'and' : group.join, items };
}
