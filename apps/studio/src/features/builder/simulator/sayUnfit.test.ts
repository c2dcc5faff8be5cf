import { describe, expect, it } from 'vitest';
import { sayUnfit } from './sayUnfit.ts';

const schema = {
  type: 'object',
  required: ['order', 'customer'],
  properties: {
    order: { type: 'string' },
    reason: { enum: ['late', 'damaged'] },
    customer: { type: 'object', properties: { age: { type: 'number', minimum: 18 } } },
  },
};

const said = (input: Parameters<typeof sayUnfit>[1]) => sayUnfit(schema, input, (english) => english);

describe('sayUnfit', () => {
  it('names each fault with the column it stands in', () => {
    expect(said({ order: '17', reason: 'broken', customer: { age: 17 } })).toBe(
      'reason: This must be one of: "late", "damaged". customer.age: This must be 18 or more.',
    );
  });

  it('says what is missing, and what is no case at all, of no column', () => {
    expect(said({ order: '17' })).toBe('"customer" is missing.');
    expect(said('17')).toBe('This must be an object.');
  });

  it('says nothing of an input that fits', () => {
    expect(said({ order: '17', customer: {} })).toBeUndefined();
  });
});
