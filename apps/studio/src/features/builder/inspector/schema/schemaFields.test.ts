import type { JsonSchema } from '@countersign/model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fieldTypeOf, newRow, retyped, rowsOf, withKeyword, withRows } from './schemaFields.ts';

const input = {
  type: 'object',
  title: 'Refund',
  additionalProperties: false,
  required: ['amount', 'hidden'],
  properties: {
    amount: { type: 'number', minimum: 0, description: 'In euros', 'x-unit': 'EUR' },
    reason: { type: 'string', enum: ['late', 'broken'] },
    order: { type: 'object', properties: { id: { type: 'string' } } },
    lines: { type: 'array', items: { type: 'object', properties: {} } },
    at: { type: 'string', format: 'date-time' },
    any: {},
    level: { enum: [1, 2] },
  },
};

/** Schemas with keywords that the editor knows and some that it has never heard of. */
const anySchema: fc.Arbitrary<JsonSchema> = fc.letrec<{ schema: JsonSchema }>((tie) => ({
  schema: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom<JsonSchema>(
      { type: 'string' },
      { type: 'number', minimum: 1, multipleOf: 0.5 },
      { type: ['string', 'null'] },
      { $ref: '#/$defs/x' },
      { 'x-own': { deep: [1] } },
    ),
    fc
      .dictionary(fc.constantFrom('a', 'b', 'c d', 'e'), tie('schema'))
      .chain((properties) =>
        fc
          .subarray([...Object.keys(properties), 'elsewhere'])
          .map((required) => ({ type: 'object', 'x-note': 'kept', properties, required })),
      ),
    tie('schema').map((items) => ({ type: 'array', items, maxItems: 3 })),
  ),
})).schema;

describe('schemaFields', () => {
  it('gives the schema back unchanged when nothing was edited', () => {
    expect(withRows(input, rowsOf(input)!)).toEqual(input);
  });

  it('loses no keyword of any schema', () => {
    fc.assert(
      fc.property(anySchema, (schema) => {
        const rows = fieldTypeOf(schema) === 'object' ? rowsOf(schema) : undefined;
        if (rows === undefined) return;
        const { required: before = [], ...rest } = schema;
        const { required: after = [], ...back } = withRows(schema, rows);
        expect(back).toEqual(rest);
        expect([...(after as string[])].sort()).toEqual([...(before as string[])].sort());
      }),
      { numRuns: 300, seed: 1 },
    );
  });

  it('reads the kind of each field', () => {
    expect(rowsOf(input)?.map((row) => [row.name, fieldTypeOf(row.schema)])).toEqual([
      ['amount', 'number'],
      ['reason', 'choice'],
      ['order', 'object'],
      ['lines', 'list'],
      ['at', 'dateTime'],
      ['any', 'other'],
      ['level', 'other'],
    ]);
  });

  it('keeps the words of a field whose kind changes, and drops rules that no longer fit', () => {
    expect(retyped(input.properties.amount, 'text')).toEqual({ type: 'string', description: 'In euros' });
  });

  it('sets and removes single rules', () => {
    const limited = withKeyword({ type: 'number' }, 'maximum', 9);
    expect(limited).toEqual({ type: 'number', maximum: 9 });
    expect(withKeyword(limited, 'maximum', undefined)).toEqual({ type: 'number' });
  });

  it('adds a field to an empty schema', () => {
    expect(withRows({ type: 'object' }, [newRow('orderId')])).toEqual({
      type: 'object',
      properties: { orderId: { type: 'string' } },
      required: ['orderId'],
    });
  });

  it('leaves schemas to the JSON editor that are not objects', () => {
    expect(rowsOf({ type: 'array' })).toBeUndefined();
  });
});
