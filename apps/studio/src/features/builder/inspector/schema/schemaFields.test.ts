import { describe, expect, it } from 'vitest';
import { newRow, rowsOf, withRows, withType } from './schemaFields.ts';

const input = {
  type: 'object',
  title: 'Refund',
  additionalProperties: false,
  required: ['amount'],
  properties: {
    amount: { type: 'number', minimum: 0, description: 'In euros' },
    reason: { type: 'string', enum: ['late', 'broken'] },
    order: { type: 'object', properties: { id: { type: 'string' } } },
  },
};

describe('schemaFields', () => {
  it('gives the schema back unchanged when nothing was edited', () => {
    expect(withRows(input, rowsOf(input)!)).toEqual(input);
  });

  it('reads the kind of each field', () => {
    expect(rowsOf(input)?.map((row) => [row.name, row.type, row.isRequired])).toEqual([
      ['amount', 'number', true],
      ['reason', 'choice', false],
      ['order', 'other', false],
    ]);
  });

  it('keeps the words of a field whose kind changes, and drops rules that no longer fit', () => {
    const [amount] = rowsOf(input)!;
    expect(withType(amount!, 'text').schema).toEqual({ type: 'string', description: 'In euros' });
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
