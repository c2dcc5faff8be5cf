import { describe, expect, it } from 'vitest';
import { readForeign } from '../read/readForeign.ts';

function set(parameters: object) {
  const nodes = [
    { name: 'Start', type: 'n8n-nodes-base.manualTrigger', parameters: {}, position: [0, 0] },
    { name: 'Limits', type: 'n8n-nodes-base.set', typeVersion: 3, parameters, position: [300, 0] },
  ];
  const connections = { Start: { main: [[{ node: 'Limits', type: 'main', index: 0 }]] } };
  const result = readForeign(JSON.stringify({ nodes, connections }));
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  const { document, losses } = result.value;
  const config = document.nodes.find(({ title }) => title === 'Limits')?.config;
  return { config, said: losses.map(({ type, what }) => `${type} ${what}`) };
}

const values = {
  set: [
    { name: 'limit', value: '12' },
    { name: 'isVip', value: 'true' },
    { name: 'tags', value: '["a"]' },
    { name: 'rule', value: '{"max":3}' },
    { name: 'code', value: '"007"' },
  ],
};

describe('values that n8n sets', () => {
  it('are what the form offers first where the file leaves them out', () => {
    const types = ['boolean', 'string', 'object'].map((type) => ({ name: type, type: `${type}Value` }));
    const later = [
      { name: 'boolean', value: 'true' },
      { name: 'string', value: '""' },
      { name: 'object', value: '{}' },
    ];
    expect(set({ fields: { values: types } })).toEqual({ config: { set: later }, said: [] });
    const first = { boolean: [{ name: 'isVip' }], number: [{ name: 'limit' }], string: [{ name: 'code' }] };
    expect(set({ values: first }).config).toEqual({
      set: [
        { name: 'isVip', value: 'false' },
        { name: 'limit', value: '0' },
        { name: 'code', value: '""' },
      ],
    });
    const { said } = set({ fields: { values: [{ name: 'limit', type: 'numberValue' }] } });
    expect(said.join()).toContain('is none');
    const empty = { assignments: { assignments: [{ name: 'limit', type: 'number', value: null }] } };
    expect(set(empty).config).toEqual({ set: [{ name: 'limit', value: 'null' }] });
  });

  it('are what the file says that they are, in each generation of the node', () => {
    const newest = [
      { name: 'limit', type: 'number', value: '12' },
      { name: 'isVip', type: 'boolean', value: 'true' },
      { name: 'tags', type: 'array', value: '["a"]' },
      { name: 'rule', type: 'object', value: '{"max":3}' },
      { name: 'code', type: 'string', value: '007' },
    ];
    expect(set({ assignments: { assignments: newest } })).toEqual({ config: values, said: [] });
    const middle = newest.map(({ name, type, value }) => ({
      ...{ name, type: `${type}Value` },
      [`${type}Value`]: value,
    }));
    expect(set({ fields: { values: middle } })).toEqual({ config: values, said: [] });
    const [limit, isVip, , , code] = newest.map(({ name, value }) => ({ name, value }));
    const oldest = set({ values: { number: [limit], boolean: [isVip], string: [code] } });
    expect(oldest.config).toEqual({ set: [values.set[0], values.set[1], values.set[4]] });
    expect(oldest.said).toEqual([]);
  });

  it('are texts, and named, where they are not what the file says', () => {
    const items = [
      { name: 'limit', type: 'number', value: 'twelve' },
      { name: 'tags', type: 'array', value: '{"a":1}' },
    ];
    const { config, said } = set({ assignments: { assignments: items } });
    expect(config).toEqual({
      set: [
        { name: 'limit', value: '"twelve"' },
        { name: 'tags', value: String.raw`"{\"a\":1}"` },
      ],
    });
    expect(said).toEqual([
      'meaning the value of "limit" is called "number" and is none; it was taken over as text.',
      'meaning the value of "tags" is called "array" and is none; it was taken over as text.',
    ]);
  });
});
