import { describe, expect, it } from 'vitest';
import { createTranslate } from '../../strings/createTranslate.ts';
import { en } from '../../strings/en.ts';
import { validateSchema } from './validateSchema.ts';

const t = createTranslate(en, 'en');
const ORDER = {
  type: 'object',
  required: ['amount', 'mail'],
  additionalProperties: false,
  properties: {
    amount: { type: 'number', minimum: 1 },
    mail: { type: 'string', format: 'email' },
    kind: { enum: ['a', 'b'] },
    lines: { type: 'array', maxItems: 2, items: { $ref: '#/$defs/Line' } },
    by: {
      oneOf: [
        {
          type: 'object',
          required: ['url'],
          properties: { type: { const: 'http' }, url: { type: 'string' } },
        },
        {
          type: 'object',
          required: ['to'],
          properties: { type: { const: 'email' }, to: { type: 'string' } },
        },
      ],
    },
    note: { anyOf: [{ type: 'string', minLength: 3 }, { type: 'null' }] },
  },
  $defs: {
    Line: { type: 'object', required: ['sku'], properties: { sku: { type: 'string', pattern: '^[A-Z]+$' } } },
  },
};

const VALID = { amount: 5, mail: 'ada@example.com' };

describe('validateSchema', () => {
  it('finds nothing in a valid value', () => {
    expect(validateSchema(ORDER, VALID, t)).toEqual({});
    expect(validateSchema(ORDER, { ...VALID, note: null, lines: [{ sku: 'AB' }] }, t)).toEqual({});
  });

  it('reports a missing value at the field that is to be filled in', () => {
    expect(validateSchema(ORDER, { amount: 5, mail: undefined }, t)).toEqual({
      '/mail': 'Please fill this in.',
    });
  });

  it('says what to enter, at every depth and through references', () => {
    expect(validateSchema(ORDER, { amount: 0, mail: 'x', kind: 'z', lines: [{ sku: 'ab' }] }, t)).toEqual({
      '/amount': 'Must be 1 or more.',
      '/mail': 'This is not an e-mail address.',
      '/kind': 'Choose one of the given values.',
      '/lines/0/sku': 'Does not match the expected form ^[A-Z]+$.',
    });
  });

  it('lets only the meant shape complain', () => {
    expect(validateSchema(ORDER, { ...VALID, by: { type: 'email' } }, t)).toEqual({
      '/by/to': 'Please fill this in.',
    });
    expect(validateSchema(ORDER, { ...VALID, note: 'x' }, t)).toEqual({ '/note': 'At least 3 characters.' });
  });

  it('names a field that does not belong there', () => {
    expect(validateSchema(ORDER, { ...VALID, extra: 1 }, t)).toEqual({
      '/extra': 'This field is not expected here.',
    });
  });

  it('checks nothing against a schema that cannot be read', () => {
    expect(validateSchema({ type: 'string', pattern: '(' }, 'x', t)).toEqual({});
  });
});
