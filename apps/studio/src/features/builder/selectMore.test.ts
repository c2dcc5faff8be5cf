import type { FlowDocument } from '@countersign/model';
import { describe, expect, it } from 'vitest';
import { inverted, withBehind } from './selectMore.ts';

const wire = (source: string, target: string) => ({ id: `${source}${target}`, source, port: 'next', target });
const document = {
  nodes: ['a', 'b', 'c', 'd'].map((id) => ({ id })),
  edges: [wire('a', 'b'), wire('b', 'c'), wire('c', 'b'), wire('d', 'a')],
  notes: [{ id: 'note' }],
} as unknown as FlowDocument; // safe: only ids and wires are read

describe('a selection', () => {
  it('is turned round', () => {
    expect(inverted(document, { nodes: ['a', 'c'], edges: ['ab'], notes: [] })).toEqual({
      nodes: ['b', 'd'],
      edges: [],
      notes: ['note'],
    });
  });

  it('takes in all that follows, through loops too', () => {
    expect(withBehind(document, { nodes: ['b'], edges: [], notes: [] }).nodes).toEqual(['b', 'c']);
    expect(withBehind(document, { nodes: ['d'], edges: [], notes: [] }).nodes).toEqual(['d', 'a', 'b', 'c']);
  });
});
