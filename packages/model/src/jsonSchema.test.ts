import { describe, expect, it } from 'vitest';
import { validateJson, withDefaults } from './jsonSchema.ts';

const schema = {
  type: 'object',
  required: ['orderId', 'amount'],
  additionalProperties: false,
  properties: {
    orderId: { type: 'string', minLength: 1 },
    amount: { type: 'number', minimum: 0 },
    lines: { type: 'array', items: { type: 'object', properties: { quantity: { type: 'integer' } } } },
  },
};

const pointers = (value: Parameters<typeof validateJson>[1]) => {
  const result = validateJson(schema, value);
  return result.ok ? [] : result.problem.map((item) => item.at);
};

describe('validateJson', () => {
  it('accepts a value of the schema', () => {
    expect(validateJson(schema, { orderId: 'A-1', amount: 3 }).ok).toBe(true);
  });

  it('points at each violation', () => {
    expect(pointers({ orderId: '', amount: -1 })).toEqual(['/orderId', '/amount']);
    expect(pointers({ orderId: 'A-1', amount: 1, lines: [{ quantity: 1 }, { quantity: 'two' }] })).toEqual([
      '/lines/1/quantity',
    ]);
  });

  it('answers at once about patterns and texts that keep other engines busy for ever', () => {
    const hard = { type: 'string', pattern: '^([a-z]+)+$' };
    const named = { type: 'object', patternProperties: { '^([a-z]+)+$': { type: 'number' } } };
    const text = `${'a'.repeat(40)}!`;
    expect(validateJson(hard, text)).toMatchObject({
      ok: false,
      problem: [{ data: { keyword: 'pattern' } }],
    });
    expect(validateJson(hard, 'abc').ok).toBe(true);
    expect(validateJson(named, { [text]: 'x' }).ok).toBe(true);
    expect(validateJson(named, { abc: 'x' }).ok).toBe(false);
  });

  it('finds entries that come twice among many, whatever the order of their keys', () => {
    const distinct = { type: 'array', uniqueItems: true };
    const many = Array.from({ length: 50_000 }, (_, index) => ({ sku: `A${index}`, amount: index }));
    const begun = process.threadCpuUsage();
    expect(validateJson(distinct, many).ok).toBe(true);
    expect(validateJson(distinct, [...many, { amount: 7, sku: 'A7' }])).toMatchObject({
      ok: false,
      problem: [{ data: { keyword: 'uniqueItems' } }],
    });
    expect(
      validateJson(distinct, [1, '1', true, 'true', null, 'null', [], {}, [['a', 1]], { a: 1 }]).ok,
    ).toBe(true);
    expect(validateJson(distinct, [{ a: { b: 1, c: [2] } }, { a: { c: [2], b: 1 } }]).ok).toBe(false);
    // Each with each would be more than a thousand million times.
    const { user, system } = process.threadCpuUsage(begun);
    expect((user + system) / 1_000).toBeLessThan(5_000);
  });

  it('does not check a pattern that only such engines know', () => {
    expect(validateJson({ type: 'string', pattern: '(?=b)a' }, 'a').ok).toBe(true);
  });

  it('refuses what is missing and what is unknown', () => {
    expect(validateJson(schema, { amount: 1 }).ok).toBe(false);
    expect(validateJson(schema, { orderId: 'A', amount: 1, extra: true }).ok).toBe(false);
  });

  it('prefixes pointers with where the value stands', () => {
    const result = validateJson(schema, { orderId: 1, amount: 1 }, '/input');
    expect(result.ok ? [] : result.problem[0]?.at).toBe('/input/orderId');
  });
});

describe('withDefaults', () => {
  it('fills what is missing and leaves the rest and the original alone', () => {
    const original = { a: { x: 1 } };
    const filled = withDefaults(
      { properties: { a: { properties: { y: { default: 2 } } }, b: { default: [] }, c: {} } },
      original,
    );
    expect(filled).toEqual({ a: { x: 1, y: 2 }, b: [] });
    expect(original).toEqual({ a: { x: 1 } });
  });
});
