import { applyCommand, type Command, FlowDocument, newNode } from '@countersign/model';
import { describe, expect, it } from 'vitest';
import { boxOf, overlappingCards, roomForGrown } from './index.ts';

const at = (kind: 'branch' | 'end', id: string, x: number, y: number) => ({
  ...newNode(kind, { nodes: [] }, { x, y }),
  id,
});

/** A branch over two ends, and one beside them. */
const flow = FlowDocument.parse({
  schema: 'countersign.flow/1',
  name: 'Refunds',
  nodes: [
    at('branch', 'which', 0, 0),
    at('end', 'below', 40, 200),
    at('end', 'last', 0, 320),
    at('end', 'beside', 400, 100),
  ],
  edges: [],
});

const cases = (count: number): Command => ({
  type: 'setConfig',
  node: 'which',
  config: {
    cases: Array.from({ length: count }, (_, index) => ({
      port: `way${index}`,
      title: `Way ${index}`,
      when: `input.amount > ${index}`,
    })),
  },
});

const after = (document: FlowDocument, command: Command): FlowDocument => {
  const applied = applyCommand(document, command);
  if (!applied.ok) throw new Error(applied.problem.message);
  return applied.value.document;
};

describe('room for a card that grows', () => {
  it('sends down what it would cover, and what that would cover, and nothing else', () => {
    const grown = after(flow, cases(8));
    expect(overlappingCards(grown.nodes.map(boxOf))).not.toEqual([]);
    const moves = roomForGrown(flow, grown);
    expect(moves.map(({ id }) => id).sort()).toEqual(['below', 'last']);
    const roomy = after(grown, { type: 'moveNodes', moves });
    expect(overlappingCards(roomy.nodes.map(boxOf))).toEqual([]);
    expect(moves.every(({ position }) => position.y % 8 === 0)).toBe(true);
  });

  it('moves nothing while there is room, when a card shrinks, or for what lay under it before', () => {
    expect(roomForGrown(flow, after(flow, cases(2)))).toEqual([]);
    const grown = after(flow, cases(8));
    expect(roomForGrown(grown, after(grown, cases(1)))).toEqual([]);
    const piled = after(flow, {
      type: 'moveNodes',
      moves: [{ id: 'below', position: { x: 40, y: 20 } }],
    });
    expect(roomForGrown(piled, after(piled, cases(8))).map(({ id }) => id)).toEqual(['last']);
  });
});
