import { FlowDocument } from '@countersign/model';
import { describe, expect, it } from 'vitest';
import { beside } from './beside.ts';

const step = (id: string, x: number) => ({
  ...{ id, kind: 'end', title: id, config: { outcome: 'done' } },
  position: { x, y: 0 },
});
const wire = (source: string, target: string) => ({ id: `${source}${target}`, source, port: 'next', target });
const flow = FlowDocument.parse({
  schema: 'countersign.flow/1',
  name: 'Refunds',
  nodes: [step('a', 900), step('b', 0), step('c', 600), step('near', 300)],
  edges: [wire('a', 'b'), wire('b', 'c')],
  notes: [{ id: 'note', text: 'Ask first', position: { x: 650, y: 0 }, width: 200, height: 100 }],
});
const NOTHING = { nodes: [], edges: [], notes: [] };

describe('what stays beside what is removed', () => {
  it('is where a wire came from, where one led to, then what is nearest', () => {
    expect(beside(flow, { ...NOTHING, nodes: ['b'] })).toEqual(['a', 'c', 'near']);
    expect(beside(flow, { ...NOTHING, nodes: ['a', 'b'] })).toEqual(['c', 'near']);
    expect(beside(flow, { ...NOTHING, nodes: ['near'] })[0]).toBe('b');
  });

  it('is the step that a removed wire came from, and what is nearest to a note', () => {
    expect(beside(flow, { ...NOTHING, edges: ['bc'] }).slice(0, 2)).toEqual(['b', 'c']);
    expect(beside(flow, { ...NOTHING, notes: ['note'] })[0]).toBe('c');
  });

  it('is nothing where nothing stays', () => {
    expect(beside(flow, { ...NOTHING, nodes: ['a', 'b', 'c', 'near'] })).toEqual([]);
  });
});
