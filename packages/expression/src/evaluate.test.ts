import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileExpression, evaluate, evaluateCondition, evaluateEach, evaluateSource } from './index.ts';

const SCOPE = {
  input: {
    amount: 500.5,
    count: 7,
    name: 'Ada',
    vip: true,
    none: null,
    lines: [
      { price: 10, kind: 'book' },
      { price: 20.5, kind: 'pen' },
    ],
  },
  steps: { triage: { decision: 'refund', payload: { amount: 40 } } },
  proposal: { confidence: 0.83, flags: ['frustrated'] },
  run: { id: 'r1', startedAt: '2026-01-01T00:00:00.000Z' },
  now: '2026-01-01T02:30:00.000Z',
};

const outcome = (source: string) => {
  const result = evaluateSource(source, SCOPE);
  return result.ok ? result.value : result.problem.code;
};

describe('evaluateSource', { timeout: 30_000 }, () => {
  it.each([
    ['input.amount > 500', true],
    ['input.amount > 500.5', false],
    ['input.count > 6', true],
    ['input.count == 7', true],
    ['input.count == 7.0', true],
    ['input.count * 2', 14],
    ['input.amount - 0.5', 500],
    ['2 * input.count + 1', 15],
    ['input.count / 2', 3.5],
    ['input.count % 2 == 1', true],
    ['7 / 2', 3],
    ['string(input.count)', '7'],
    ['"Dear " + input.name', 'Dear Ada'],
    ['input.name.lowerAscii()', 'ada'],
    ['"banana".replace("an", "AN")', 'bANANa'],
    ['"banana".replace("an", "$&", 1)', 'b$&ana'],
    ['"abc".replace("", "-")', '-a-b-c-'],
    ['"abc".replace("", "-", 2)', '-a-bc'],
    ['"abc".replace("b", "x", 0)', 'abc'],
    ['"abc".replace("b", "x", -1)', 'axc'],
    ['input.lines[1].price', 20.5],
    ['input.lines.map(line, line.price * 2)', [20, 41]],
    ['input.lines.filter(line, line.kind == "pen")', [{ price: 20.5, kind: 'pen' }]],
    ['input.lines.exists(line, line.price > 20)', true],
    ['size(input.lines)', 2],
    ['input["name"]', 'Ada'],
    ['steps.triage.payload.amount', 40],
    ['"frustrated" in proposal.flags', true],
    ['proposal.confidence < 0.9 ? "ask" : "pass"', 'ask'],
    ['has(input.phone)', false],
    ['has(input.phone) && input.phone != ""', false],
    ['input.none == null', true],
    ['input.name.matches("^[A-Z][a-z]+$")', true],
    ['{"who": input.name, "items": size(input.lines)}', { who: 'Ada', items: 2 }],
    ['now - run.startedAt > duration("1h")', true],
    ['now - run.startedAt', '9000s'],
    ['now', '2026-01-01T02:30:00.000Z'],
    ['run', { id: 'r1', startedAt: '2026-01-01T00:00:00.000Z' }],
    ['now.getHours("Europe/Berlin")', 3],
    ['b"hi"', 'aGk='],
    ['5u', 5],
  ])('gives for %s the value %j', (source, value) => {
    expect(outcome(source)).toEqual(value);
  });

  it.each([
    ['input.phone', 'value_missing'],
    ['steps.other.decision', 'value_missing'],
    ['unknown', 'value_missing'],
    ['input.lines[5]', 'value_missing'],
    ['input.name + 1', 'expression_type'],
    ['input.name > 1', 'expression_type'],
    ['1 / 0', 'expression_failed'],
    ['input.count / 0', 'expression_result'],
    ['type(1)', 'expression_result'],
    ['input.amount >', 'expression_syntax'],
    ['', 'expression_empty'],
  ])('says for %s that it is %s', (source, code) => {
    expect(outcome(source)).toBe(code);
  });

  it('goes through lists of some thousand elements', () => {
    const input = Array.from({ length: 3_500 }, (_, index) => ({ index, price: index % 10 }));
    expect(evaluateSource('size(input.filter(line, line.price > 4))', { input })).toEqual({
      ok: true,
      value: 1_750,
    });
    expect(evaluateSource('input.exists(line, line.index == 3499)', { input })).toEqual({
      ok: true,
      value: true,
    });
  });

  it('replaces and splits long texts', () => {
    const text = 'A line of an article that somebody wrote.\n'.repeat(1_200);
    expect(evaluateSource('input.replace("\\n", " ").size()', { input: text })).toEqual({
      ok: true,
      value: 50_400,
    });
    expect(evaluateSource('size(input.split("\\n"))', { input: text })).toEqual({ ok: true, value: 1_201 });
  });

  it('does not quote long values in its messages', () => {
    const result = evaluateSource('int(input)', { input: 'x'.repeat(50_000) });
    expect(result.ok ? '' : result.problem.message.length).toBeLessThan(300);
  });

  it('names the value that is missing', () => {
    const result = evaluateSource('has(input.name) && steps.triage.payload.iban == "x"', SCOPE);
    expect(result).toMatchObject({
      problem: { code: 'value_missing', data: { path: ['steps', 'triage', 'payload', 'iban'] } },
    });
  });

  it('says what cannot be added in plain words', () => {
    expect(evaluateSource('input.name + 1', SCOPE)).toMatchObject({
      problem: { message: '"+" cannot be used with a text and a whole number.' },
    });
  });

  it('points at the character that cannot be read', () => {
    expect(evaluateSource('input.amount > > 3', SCOPE)).toMatchObject({
      problem: { code: 'expression_syntax', data: { line: 1, column: expect.any(Number) } },
    });
  });

  it('reads own properties with the names of methods as data', () => {
    const input = JSON.parse('{"constructor": "acme", "length": 3, "__proto__": 4}');
    expect(evaluateSource('input.constructor', { input })).toEqual({ ok: true, value: 'acme' });
    expect(evaluateSource('input["__proto__"] + input.length', { input })).toEqual({ ok: true, value: 7 });
  });

  it('gives any JSON back unchanged', () => {
    const json = fc
      .jsonValue({ maxDepth: 4 })
      .filter((value) => !JSON.stringify(value).includes('__proto__'));
    fc.assert(
      fc.property(json, (value) => {
        const input = JSON.parse(JSON.stringify(value));
        expect(evaluateSource('input', { input })).toEqual({ ok: true, value: input });
      }),
      { seed: 1 },
    );
  });

  it('never throws, whatever the text', () => {
    const words = [
      'input',
      '.',
      'a',
      '(',
      ')',
      '[',
      ']',
      '{',
      '}',
      '"',
      "'",
      '+',
      '>',
      '!',
      '?',
      ':',
      ',',
      '1',
      '@',
      '\\',
    ];
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(fc.constantFrom(...words)).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(text, (source) => {
        const result = evaluateSource(source, SCOPE);
        if (!result.ok) expect(result.problem.code).toMatch(/^(expression|value)_/);
      }),
      { numRuns: 300, seed: 2 },
    );
  });
});

describe('texts', () => {
  it('hold no half characters and no NUL, which nothing could store', () => {
    const scope = { input: { text: 'ab\u{1F600}c' } };
    const texts = [
      'input.text.substring(0, 3)',
      'input.text.charAt(2)',
      String.raw`"a\u0000b"`,
      String.raw`string(b"\x00")`,
    ];
    const results = texts.map((source) => evaluateSource(source, scope));
    expect(results.map((result) => result.ok && result.value)).toEqual([
      'ab\ufffd',
      '\ufffd',
      'a\ufffdb',
      '\ufffd',
    ]);
    expect(evaluateSource('input.text.split("")', scope)).toMatchObject({
      value: ['a', 'b', '\ufffd', '\ufffd', 'c'],
    });
  });
});

describe('evaluateCondition', () => {
  it('gives the truth', () => {
    expect(evaluateCondition('input.vip && input.count > 3', SCOPE)).toEqual({ ok: true, value: true });
  });

  it('refuses a value that is neither true nor false', () => {
    expect(evaluateCondition('input.count', SCOPE)).toMatchObject({
      problem: { code: 'condition_not_boolean' },
    });
  });
});

describe('evaluate', () => {
  it('runs one compiled expression on many scopes', () => {
    const compiled = compileExpression('input.amount > 500');
    if (!compiled.ok) throw new Error('does not compile');
    const results = [499, 500, 500.5, 501].map((amount) => evaluate(compiled.value, { input: { amount } }));
    expect(results.map((result) => result.ok && result.value)).toEqual([false, false, true, true]);
  });
});

describe('an expression over many scopes', () => {
  const scopes = (count: number, more: object = {}) =>
    Array.from({ length: count }, (_, index) => ({ ...more, item: { sku: `s${index}` }, index }));

  it('gives one value each, in order', () => {
    const result = evaluateEach('{"sku": item.sku, "place": index}', scopes(10_000));
    expect(result).toMatchObject({ ok: true });
    expect(result.ok && result.value[9_999]).toEqual({ sku: 's9999', place: 9_999 });
  });

  it('is stopped when all of them together read too much', () => {
    const lines = Array.from({ length: 5_000 }, (_, index) => index);
    const result = evaluateEach('lines.size() + index', scopes(10_000, { lines }));
    expect(result).toMatchObject({ ok: false, problem: { code: 'expression_limit' } });
  });

  it('is stopped when all of them together need too many steps', () => {
    const source = '[1,2,3,4,5,6,7,8,9].map(x, [1,2,3,4,5,6,7,8,9].map(y, x * y)).size()';
    const result = evaluateEach(source, scopes(10_000));
    expect(result).toMatchObject({ ok: false, problem: { code: 'expression_limit' } });
  });

  it('names the scope at which it fails', () => {
    const result = evaluateEach('item.sku', [...scopes(2), { item: {} }]);
    expect(result).toMatchObject({ ok: false, problem: { code: 'value_missing', data: { index: 2 } } });
  });
});

describe('the advice for a missing value', () => {
  it('names the part to ask for, not the path that was tried', () => {
    const source = 'has(steps.tally.n) ? steps.tally.n + 1 : 1';
    const advice = 'There is no value "steps.tally". Use has(steps.tally) to ask first.';
    expect(evaluateSource(source, { steps: {} })).toMatchObject({ problem: { message: advice } });
    expect(evaluateSource(source, { steps: { tally: {} } })).toEqual({ ok: true, value: 1 });
  });
});
