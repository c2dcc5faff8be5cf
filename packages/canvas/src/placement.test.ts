import { CARD_WIDTH, nodeSize } from '@countersign/drawing';
import {
  applyCommand,
  type Command,
  FlowDocument,
  type NodeKind,
  newNode,
  nodeById,
} from '@countersign/model';
import { describe, expect, it } from 'vitest';
import { freePosition, positionAfter, roomOnEdge } from './placement.ts';

const empty = FlowDocument.parse({ schema: 'countersign.flow/1', name: 'Refunds', nodes: [], edges: [] });

const after = (document: FlowDocument, ...commands: Command[]): FlowDocument =>
  commands.reduce((current, command) => {
    const result = applyCommand(current, command);
    if (!result.ok) throw new Error(result.problem.message);
    return result.value.document;
  }, document);

const adding = (kind: NodeKind, x: number, y: number): Command => ({
  type: 'addNode',
  node: newNode(kind, empty, { x, y }),
});

const chain = after(
  empty,
  adding('trigger', 0, 0),
  adding('agent', 352, 0),
  adding('end', 704, 0),
  { type: 'connect', edge: { id: 'a', source: 'trigger', port: 'next', target: 'agent' } },
  { type: 'connect', edge: { id: 'b', source: 'agent', port: 'proposed', target: 'end' } },
);

const overlapping = (document: FlowDocument): string[] =>
  document.nodes.flatMap((one, index) =>
    document.nodes.slice(index + 1).flatMap((other) => {
      const apart =
        Math.abs(one.position.x - other.position.x) >= CARD_WIDTH ||
        one.position.y + nodeSize(one).height <= other.position.y ||
        other.position.y + nodeSize(other).height <= one.position.y;
      return apart ? [] : [`${one.id}/${other.id}`];
    }),
  );

describe('placement', () => {
  it('puts a card below the ones that stand where it was wished', () => {
    const position = freePosition(chain, 'gate', { x: 352, y: 0 });
    expect(position.x).toBe(352);
    expect(position.y).toBeGreaterThanOrEqual(nodeSize(nodeById(chain, 'agent')!).height);
  });

  it('stacks the steps behind the ports of one step without covering', () => {
    let document = after(chain, adding('gate', 0, 400));
    for (const port of ['approved', 'rejected', 'expired', 'sentBack']) {
      const kind = 'sampler';
      const node = newNode(kind, document, positionAfter(document, 'gate', port, kind));
      document = after(document, { type: 'addNode', node });
    }
    expect(overlapping(document)).toEqual([]);
  });

  it('makes room on a wire by shifting what follows, and nothing else', () => {
    const { position, moves } = roomOnEdge(chain, 'a', 'gate');
    expect(moves.map((move) => move.id)).toEqual(['agent', 'end']);
    const document = after(
      chain,
      { type: 'moveNodes', moves },
      { type: 'insertOnEdge', edge: 'a', node: newNode('gate', chain, position) },
    );
    expect(overlapping(document)).toEqual([]);
    expect(nodeById(document, 'trigger')?.position).toEqual({ x: 0, y: 0 });
  });

  it('leaves earlier steps alone when the flow loops back', () => {
    const gated = after(
      chain,
      adding('gate', 1056, 0),
      { type: 'connect', edge: { id: 'b', source: 'agent', port: 'proposed', target: 'gate' } },
      { type: 'connect', edge: { id: 'c', source: 'gate', port: 'sentBack', target: 'agent' } },
    );
    expect(roomOnEdge(gated, 'a', 'branch').moves.map((move) => move.id)).toEqual(['agent', 'gate']);
  });
});
