import { describe, expect, it } from 'vitest';
import { exampleJson, validateJson } from './index.ts';

const request = {
  type: 'object',
  required: ['order', 'amount', 'reason'],
  additionalProperties: false,
  properties: {
    order: { type: 'string', title: 'Order' },
    amount: { type: 'number', minimum: 0 },
    share: { type: 'number', minimum: 0, maximum: 1 },
    count: { type: 'integer', minimum: 3 },
    reason: { enum: ['late', 'broken'] },
    due: { type: 'string', format: 'date' },
    lines: { type: 'array', items: { type: 'object', properties: { sku: { type: 'string' } } } },
    phone: { type: ['string', 'null'] },
    isNew: { type: 'boolean' },
    note: { type: 'string', default: 'none' },
    size: { type: 'string', maxLength: 2 },
  },
};

describe('exampleJson', () => {
  it('makes a case that the schema accepts, the same one each time', () => {
    const example = exampleJson(request);
    expect(validateJson(request, example).ok).toBe(true);
    expect(exampleJson(request)).toEqual(example);
    expect(example).toMatchObject({
      order: 'Order',
      amount: 100,
      reason: 'late',
      lines: [{ sku: 'sku' }],
      note: 'none',
    });
  });

  it('prefers the example of the schema', () => {
    expect(exampleJson({ type: 'string', examples: ['HV-20417'], default: 'x' })).toBe('HV-20417');
  });

  it('ends for schemas without an end', () => {
    const endless: { type: string; properties: Record<string, unknown> } = { type: 'object', properties: {} };
    endless.properties['inner'] = endless;
    expect(() => exampleJson(endless as never)).not.toThrow();
  });

  it.each([[{}], [{ type: 'null' }], [{ $ref: '#/x' }]])('leaves open what %j leaves open', (schema) => {
    expect(exampleJson(schema)).toBeNull();
  });
});
