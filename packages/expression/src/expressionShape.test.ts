import { describe, expect, it } from 'vitest';
import { expressionShape } from './expressionShape.ts';

const line = { type: 'object', properties: { sku: { type: 'string' } }, additionalProperties: false };
const variables = {
  input: {
    type: 'object',
    properties: { lines: { type: 'array', items: line }, kind: { type: 'string', enum: ['a', 'b'] } },
  },
};
const shape = (source: string) => {
  const result = expressionShape(source, { variables });
  return result.ok ? result.value : result.problem.map(({ code }) => code);
};

describe('the shape of an expression', () => {
  it('is the schema of what it reads', () => {
    expect(shape('input.lines')).toMatchObject({ type: 'array', items: { type: 'object' } });
    expect(shape('input.lines[0]')).toEqual(line);
    expect(shape('input.kind')).toEqual({ type: 'string', enum: ['a', 'b'] });
  });

  it('names the fields of an object that is written out, inner ones too', () => {
    expect(shape('{"sku": input.lines[0].sku, "more": {"count": 1}}')).toEqual({
      type: 'object',
      properties: {
        sku: { type: 'string' },
        more: {
          type: 'object',
          properties: { count: { type: 'number' } },
          required: ['count'],
          additionalProperties: false,
        },
      },
      required: ['sku', 'more'],
      additionalProperties: false,
    });
  });

  it('stays open where nothing is known', () => {
    expect(shape('input.other')).toEqual({});
    expect(shape('{input.kind: 1}')).toEqual({ type: 'object' });
    expect(shape('input.')).toEqual(['expression_syntax']);
  });
});
