import { describe, expect, it } from 'vitest';
import { choicesOf, variablePaths } from './variablePaths.ts';

describe('variablePaths', () => {
  const order = { type: 'object', properties: { id: { type: 'string' }, 'odd name': {} } };
  const reason = { type: 'string', enum: ['late', 'broken'] };
  const input = { type: 'object', properties: { amount: { type: 'number' }, reason, order } };
  const paths = variablePaths({ input, now: {} });

  it('lists what the schemas tell of, objects and what is in them', () => {
    expect(paths.map(({ path, kind }) => `${path} ${kind}`)).toEqual([
      'input.amount number',
      'input.reason string',
      'input.order object',
      'input.order.id string',
      'input.order["odd name"] dyn',
      'now timestamp',
    ]);
  });

  it('knows the values of a choice', () => {
    expect(paths.flatMap(({ schema }) => choicesOf(schema))).toEqual(['late', 'broken']);
  });

  it('ends for schemas without an end', () => {
    const endless: { type: string; properties: Record<string, unknown> } = { type: 'object', properties: {} };
    endless.properties['inner'] = endless;
    expect(variablePaths({ input: endless as never }).length).toBeLessThan(10);
  });
});
