import { validateJson } from '@countersign/model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { schemaOfExample } from './schemaOfExample.ts';

describe('the schema of an example', () => {
  it('knows numbers, dates, addresses and nested lists', () => {
    const example = {
      amount: 12.5,
      count: 3,
      due: '2026-03-31',
      mail: 'ada@example.com',
      lines: [
        { sku: 'A', qty: 1 },
        { sku: 'B', qty: 1.5, note: 'x' },
      ],
    };
    expect(schemaOfExample(example)).toEqual({
      type: 'object',
      properties: {
        amount: { type: 'number' },
        count: { type: 'integer' },
        due: { type: 'string', format: 'date' },
        mail: { type: 'string', format: 'email' },
        lines: {
          type: 'array',
          items: {
            type: 'object',
            properties: { sku: { type: 'string' }, qty: { type: 'number' }, note: { type: 'string' } },
            required: ['sku', 'qty'],
          },
        },
      },
      required: ['amount', 'count', 'due', 'mail', 'lines'],
    });
  });

  it('is one that the example fits, whatever it is', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 3 }), (example) => {
        const value = JSON.parse(JSON.stringify(example));
        expect(validateJson(schemaOfExample(value), value).ok).toBe(true);
      }),
      { numRuns: 300, seed: 1 },
    );
  });
});
