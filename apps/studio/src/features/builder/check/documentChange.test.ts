import { applyCommand, type Command, FlowDocument, newNode } from '@countersign/model';
import { describe, expect, it } from 'vitest';
import { documentChange, withChange } from './documentChange.ts';

const nodes = ['trigger', 'agent', 'gate', 'end'] as const;
const flow = FlowDocument.parse({
  schema: 'countersign.flow/1',
  name: 'Refunds',
  nodes: nodes.map((kind, index) => newNode(kind, { nodes: [] }, { x: index * 352, y: 0 })),
  edges: [{ id: 'a', source: 'trigger', port: 'next', target: 'agent' }],
});

const after = (command: Command): FlowDocument => {
  const applied = applyCommand(flow, command);
  if (!applied.ok) throw new Error(applied.problem.message);
  return applied.value.document;
};

/** As it comes out of a worker's message. */
const sent = <TValue>(value: TValue): TValue => structuredClone(value);

const COMMANDS: readonly Command[] = [
  { type: 'setTitle', node: 'agent', title: 'Judge the refund' },
  { type: 'removeNodes', nodes: ['agent'] },
  { type: 'addNode', node: { ...newNode('end', flow, { x: 0, y: 0 }), id: 'late' } },
  { type: 'putGroup', group: { id: 'g', title: 'Judging', nodes: ['agent', 'gate'] } },
  { type: 'disconnect', edges: ['a'] },
];

describe('documentChange', () => {
  it('gives the whole document to those who have none', () => {
    expect(withChange(undefined, sent(documentChange(undefined, flow)))).toEqual(flow);
  });

  it.each(COMMANDS)('leads to the same document after $type, and back', (command) => {
    const next = after(command);
    const arrived = withChange(flow, sent(documentChange(flow, next)));
    expect(arrived).toEqual(next);
    expect(withChange(arrived, sent(documentChange(next, flow)))).toEqual(flow);
  });

  it('sends one step of many, and the others keep their objects', () => {
    const next = after({ type: 'setTitle', node: 'agent', title: 'Judge the refund' });
    const change = documentChange(flow, next);
    expect(change).toEqual({ nodes: { type: 'entries', length: 4, entries: [[1, next.nodes[1]]] } });
    const arrived = withChange(flow, sent(change));
    expect(arrived.edges).toBe(flow.edges);
    expect(arrived.nodes[2]).toBe(flow.nodes[2]);
  });
});
