import { describe, expect, it } from 'vitest';
import { compileExpression, compileTemplate, evaluate, referencesOf, templateReferencesOf } from './index.ts';

const ENVIRONMENT = {
  variables: {
    input: {
      type: 'object',
      properties: {
        amount: { type: 'number' },
        note: { type: 'string' },
        country: { type: 'string', enum: ['DE', 'FR'] },
        vip: { type: 'boolean' },
        email: { type: ['string', 'null'] },
        lines: {
          type: 'array',
          items: { type: 'object', properties: { price: { type: 'number' } }, additionalProperties: false },
        },
        tags: { type: 'object', additionalProperties: { type: 'string' } },
      },
      additionalProperties: false,
    },
    steps: {
      type: 'object',
      properties: { triage: { type: 'object', properties: { decision: { type: 'string' } } } },
      additionalProperties: false,
    },
    proposal: {},
    run: { type: 'object', properties: { id: { type: 'string' } }, additionalProperties: false },
    now: {},
  },
};

const problemsOf = (source: string) => {
  const result = compileExpression(source, ENVIRONMENT);
  return result.ok ? [] : result.problem.map((one) => `${one.code}: ${one.message}`);
};

describe('compileExpression', () => {
  it.each([
    'input.amount * 2 > 500 && input.vip',
    'input.amount / 3.5 + 1 < 7.0',
    'input.email == null || input.email.endsWith("@example.com")',
    'input.lines.all(line, line.price > 0)',
    'input.lines.map(line, line.price).exists(price, price > 10)',
    'input.lines.filter(line, line.price > 3)[0].price < 9',
    'input.tags["color"].startsWith("b")',
    'input.country == "DE" ? 19 : 20',
    'steps.triage.decision in ["refund", "replace"]',
    'steps.triage.anything.goes',
    'proposal.confidence < 0.8 && "frustrated" in proposal.flags',
    'now - run.startedAt > duration("1h")',
    'timestamp(input.note) < now',
    'type(input.note) == string',
    'has(input.note) && size(input.note) > 3',
    '"%s has %d lines".format([input.note, size(input.lines)])',
  ])('accepts %s', (source) => {
    expect(problemsOf(source)).toEqual([]);
  });

  it.each([
    ['inpt.amount > 3', 'unknown_variable: There is no variable "inpt". Did you mean "input"?'],
    ['input.amuont > 3', 'unknown_field: "input" has no field "amuont". Did you mean "amount"?'],
    ['input["amuont"] > 3', 'unknown_field: "input" has no field "amuont". Did you mean "amount"?'],
    ['has(input.phone)', 'unknown_field: "input" has no field "phone".'],
    ['steps.later.decision == "x"', 'unknown_field: "steps" has no field "later".'],
    ['input.lines.all(line, line.cost > 0)', 'unknown_field: "line" has no field "cost".'],
    ['input.note.length', 'unknown_field: "input.note" has no field "length".'],
    ['input.note > 3', 'type_mismatch: ">" cannot be used with a text and a whole number.'],
    ['input.note + 1', 'type_mismatch: "+" cannot be used with a text and a whole number.'],
    ['input.amount == "500"', 'type_mismatch: a number and a text are never equal.'],
    ['input.amount && input.vip', 'type_mismatch: "&&" needs a condition, not a number.'],
    ['!input.note', 'type_mismatch: "!" cannot be used with a text.'],
    ['input.amount.map(x, x)', 'type_mismatch: a number has no elements to go through.'],
    ['input.country == "UK"', 'impossible_value: "UK" is not one of "DE", "FR".'],
    ['input.note.contain("x")', 'unknown_function: There is no function contain(). Did you mean "contains"?'],
    ['sum(input.lines)', 'unknown_function: There is no function sum().'],
    ['now > 3', 'type_mismatch: ">" cannot be used with a time and a whole number.'],
  ])('refuses %s', (source, problem) => {
    expect(problemsOf(source)).toEqual([problem]);
  });

  it('reports every mistake at once', () => {
    expect(problemsOf('input.amuont > 3 && input.note > 3 && foo')).toHaveLength(3);
  });

  it('tells the kind of value it gives', () => {
    const kindOf = (source: string) => {
      const result = compileExpression(source, ENVIRONMENT);
      return result.ok && result.value.gives;
    };
    expect(kindOf('input.amount > 3')).toBe('bool');
    expect(kindOf('input.amount * 2')).toBe('number');
    expect(kindOf('size(input.lines)')).toBe('int');
    expect(kindOf('input.lines.map(line, line.price)')).toBe('list');
    expect(kindOf('proposal.decision')).toBe('dyn');
  });

  it('accepts any variable when nothing is known about them', () => {
    expect(compileExpression('whatever.is[here] > 3')).toMatchObject({ ok: true });
  });

  it('keeps its source and the paths it reads', () => {
    const source = 'steps.triage.decision == "x" && input.lines.exists(line, line.price > input.amount)';
    expect(compileExpression(source)).toMatchObject({
      value: {
        source,
        references: [
          ['steps', 'triage', 'decision'],
          ['input', 'lines'],
          ['input', 'amount'],
        ],
      },
    });
  });
});

describe('referencesOf', () => {
  it.each([
    ['steps["triage"].decision', [['steps', 'triage', 'decision']]],
    [
      'input.lines[input.index].price',
      [
        ['input', 'lines'],
        ['input', 'index'],
      ],
    ],
    ['has(input.note)', [['input', 'note']]],
    ['[1, 2].map(steps, steps + 1)', []],
    ['input.a + input.a', [['input', 'a']]],
    ['{"key": input.a}', [['input', 'a']]],
    [
      'input.text.contains(steps.draft.title)',
      [
        ['input', 'text'],
        ['steps', 'draft', 'title'],
      ],
    ],
  ])('finds in %s', (source, references) => {
    expect(referencesOf(source)).toEqual({ ok: true, value: references });
  });

  it('finds the paths in all holes of a template', () => {
    expect(templateReferencesOf('{{ input.a }} and {{ input.b + input.a }}')).toEqual({
      ok: true,
      value: [
        ['input', 'a'],
        ['input', 'b'],
      ],
    });
  });
});

describe('compileTemplate', () => {
  it('checks every hole', () => {
    const result = compileTemplate('Hi {{ input.nmae }}, {{ input.amount }} {{ oops( }}', ENVIRONMENT);
    expect(result.ok ? [] : result.problem.map((one) => one.code)).toEqual([
      'unknown_field',
      'expression_syntax',
    ]);
  });
});

describe('a text in quotes and nothing else', () => {
  const letter = 'Dear "customer",\nplease look at this again. '.repeat(80);

  it('may be longer than what is worked out', () => {
    const compiled = compileExpression(JSON.stringify(letter), ENVIRONMENT);
    if (!compiled.ok) throw new Error(JSON.stringify(compiled.problem));
    expect(compiled.value.gives).toBe('string');
    expect(evaluate(compiled.value, {})).toEqual({ ok: true, value: letter });
  });

  it.each([
    `${JSON.stringify(letter)} + ""`,
    JSON.stringify([letter]),
    JSON.stringify(letter.repeat(8)),
    `"${'a'.repeat(3_000)}`,
  ])('is nothing longer, and nothing else', (source) => {
    expect(problemsOf(source)).toEqual([expect.stringMatching(/^expression_too_long/)]);
  });
});
