import type { Json } from '@countersign/model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  evaluateSource,
  type Operand,
  plainRules,
  type RowOperator,
  type RuleGroup,
  type RuleRow,
  rulesOf,
  rulesText,
} from '../index.ts';

describe('rulesOf', () => {
  it.each([
    ['input.amount > 500', 'greater'],
    ["input.reason in ['late', 'other']", 'isOneOf'],
    ['!(input.reason in ["late"])', 'isNoneOf'],
    ["'frustrated' in proposal.flags", 'includes'],
    ['!has(input.phone)', 'isMissing'],
    ['proposal.payload.total > input.budgetLeft', 'greater'],
    ['steps.confirmation.payload.accepted == true', 'isTrue'],
    ['input.isNew', 'holds'],
    ['size(input.lines) > 0', 'isNotEmpty'],
    ['timestamp(input.due) < now', 'before'],
    ['now - timestamp(input.due) > duration("48h")', 'olderThan'],
    ['input["odd name"] == "x"', 'equals'],
    ['input.discount < -0.5', 'less'],
    ['input.phone == null', 'equals'],
  ])('reads %s as one row', (source, operator) => {
    const rules = rulesOf(source);
    expect(rules?.items).toMatchObject([{ type: 'row', operator }]);
    expect(rules && rulesOf(rulesText(rules))).toEqual(rules);
  });

  it('reads all and any, one inside the other', () => {
    const rules = rulesOf("input.a == 1 && input.b == 2 && (input.c == 'x' || input.d)");
    expect(rules).toMatchObject({ join: 'and', items: [{}, {}, { join: 'or', items: [{}, {}] }] });
    expect(rules && rulesText(rules)).toBe('input.a == 1 && input.b == 2 && (input.c == "x" || input.d)');
  });

  it('reads always and never as groups without conditions', () => {
    expect(rulesOf('true')).toEqual({ type: 'group', join: 'and', items: [] });
    expect(rulesOf('false')).toEqual({ type: 'group', join: 'or', items: [] });
  });

  it.each([
    ['input.message.matches("[Ll]awyer")'],
    ['input.lines.exists(l, l.price > 3)'],
    ['!(input.a && input.b)'],
    ['input.a > 1 ? true : false'],
    ['input.a + 1 > 2'],
    ['500 < input.a'],
    ['input.a == 12345678901234567890.0 + 1.0'],
    ['input.a == 9007199254740993'],
    ['input.a == 1 // because'],
    ['input.a =='],
    ['input.flag > true'],
    ['now - timestamp(input.due) > duration("1h30m")'],
    [''],
  ])('leaves %s to those who write it by hand', (source) => {
    expect(rulesOf(source)).toBeNull();
  });
});

const name = fc.constantFrom(
  'amount',
  'reason',
  'lines',
  'isNew',
  'due',
  'in',
  'odd name',
  'quote"s',
  'a\\b',
);
const path = fc
  .tuple(fc.constantFrom('input', 'proposal', 'steps'), fc.array(name, { minLength: 1, maxLength: 3 }))
  .map(([variable, names]): string[] => [variable, ...names]);
const wordPath = path.map((names): string[] => [...names.slice(0, -1), 'amount']);
const number = fc
  .oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }))
  .map((value) => (Object.is(value, -0) ? 0 : value));
const text = fc.string({ unit: 'grapheme', maxLength: 12 });
const date = fc.date({ noInvalidDate: true }).map((value) => value.toISOString());

const value = (arbitrary: fc.Arbitrary<string | number | boolean | null>): fc.Arbitrary<Operand> =>
  arbitrary.map((one) => ({ type: 'value', value: one }));
const pathOperand: fc.Arbitrary<Operand> = path.map((names) => ({ type: 'path', path: names }));
const values: fc.Arbitrary<Operand> = fc
  .array(fc.oneof(text, number), { maxLength: 4 })
  .map((list) => ({ type: 'values', values: list }));

const rows = (
  operators: readonly RowOperator[],
  operand?: fc.Arbitrary<Operand>,
  paths = path,
): fc.Arbitrary<RuleRow> =>
  fc
    .tuple(fc.constantFrom(...operators), paths, operand ?? fc.constant(undefined))
    .map(([operator, names, other]) => ({
      type: 'row',
      path: names,
      operator,
      ...(other === undefined ? {} : { operand: other }),
    }));

const row: fc.Arbitrary<RuleRow> = fc.oneof(
  rows(['equals'], fc.oneof(value(fc.oneof(text, number, fc.constant(null))), pathOperand)),
  rows(['differs'], fc.oneof(value(fc.oneof(text, number, fc.boolean(), fc.constant(null))), pathOperand)),
  rows(
    ['less', 'lessOrEqual', 'greater', 'greaterOrEqual'],
    fc.oneof(value(fc.oneof(text, number)), pathOperand),
  ),
  rows(['isOneOf', 'isNoneOf'], values),
  rows(['contains', 'containsNot', 'startsWith', 'endsWith'], fc.oneof(value(text), pathOperand)),
  rows(['includes', 'includesNot'], fc.oneof(value(fc.oneof(text, number)), pathOperand)),
  rows(['isEmpty', 'isNotEmpty', 'isTrue', 'isFalse', 'holds', 'holdsNot']),
  rows(['isThere', 'isMissing'], undefined, wordPath),
  rows(
    ['before', 'after'],
    fc.oneof(value(date), pathOperand, fc.constant<Operand>({ type: 'path', path: ['now'] })),
  ),
  rows(['olderThan', 'youngerThan'], value(fc.integer({ min: 0, max: 99_999 }))),
);

const { group } = fc.letrec<{ item: RuleRow | RuleGroup; group: RuleGroup }>((tie) => ({
  item: fc.oneof({ depthSize: 'small', withCrossShrink: true }, row, tie('group')),
  group: fc.record({
    type: fc.constant('group' as const),
    join: fc.constantFrom('and' as const, 'or' as const),
    items: fc.array(tie('item'), { minLength: 1, maxLength: 3 }),
  }),
}));

describe('rules and their text', () => {
  it('are the same again after text and back', () => {
    fc.assert(
      fc.property(group, (drawn) => {
        const rules = plainRules(drawn);
        expect(rulesOf(rulesText(rules))).toEqual(rules);
      }),
      { numRuns: 150, seed: 1 },
    );
  });

  it('give the same value before and after', () => {
    const scope = (input: Json) => ({
      input,
      proposal: { amount: 7, reason: 'late' },
      steps: {},
      now: '2026-05-01T12:00:00Z',
    });
    const inputs = fc.record(
      { amount: number, reason: text, lines: fc.array(text), isNew: fc.boolean(), due: date },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(group, inputs, (drawn, input) => {
        const written = rulesText(drawn);
        const rules = rulesOf(written);
        expect(rules).not.toBeNull();
        if (rules === null) return;
        const [before, after] = [written, rulesText(rules)].map((source) =>
          evaluateSource(source, scope(input as Json)),
        );
        expect(after?.ok).toBe(before?.ok);
        if (before?.ok && after?.ok) expect(after.value).toEqual(before.value);
      }),
      { numRuns: 150, seed: 2 },
    );
  });
});
