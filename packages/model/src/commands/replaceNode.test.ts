import { describe, expect, it } from 'vitest';
import { FlowDocument } from '../document/flow.ts';
import { newNode } from '../document/newNode.ts';
import { applyCommand } from './applyCommand.ts';
import type { Command } from './command.ts';
import { wiresAfterReplacing } from './replaceNode.ts';

const after = (document: FlowDocument, ...commands: Command[]): FlowDocument =>
  commands.reduce((current, command) => {
    const result = applyCommand(current, command);
    if (!result.ok) throw new Error(result.problem.message);
    return result.value.document;
  }, document);

const empty = FlowDocument.parse({ schema: 'countersign.flow/1', name: 'Refunds', nodes: [], edges: [] });
const adding = (kind: 'agent' | 'gate' | 'end'): Command => ({
  type: 'addNode',
  node: newNode(kind, empty, { x: 0, y: 0 }),
});

const flow = after(
  empty,
  adding('agent'),
  adding('gate'),
  adding('end'),
  { type: 'connect', edge: { id: 'onward', source: 'agent', port: 'proposed', target: 'gate' } },
  { type: 'connect', edge: { id: 'failed', source: 'agent', port: 'failed', target: 'end' } },
  { type: 'connect', edge: { id: 'refused', source: 'gate', port: 'rejected', target: 'end' } },
);

describe('replaceNode', () => {
  it('keeps id, title and the wires that fit: the usual way on stays the usual way on', () => {
    const by = newNode('action', empty, { x: 900, y: 0 });
    const { nodes, edges } = after(flow, { type: 'replaceNode', node: 'agent', by });
    expect(nodes[0]).toMatchObject({ id: 'agent', kind: 'action', title: 'Agent', position: { x: 0, y: 0 } });
    expect(edges.map(({ id, port }) => [id, port])).toEqual([
      ['onward', 'done'],
      ['failed', 'failed'],
      ['refused', 'rejected'],
    ]);
  });

  it('takes the wires along that have no place, and says which', () => {
    const by = newNode('action', empty, { x: 0, y: 0 });
    const gate = flow.nodes[1]!;
    expect(wiresAfterReplacing(flow, gate, by).lost.map(({ id }) => id)).toEqual(['refused']);
    expect(after(flow, { type: 'replaceNode', node: 'gate', by }).edges).toHaveLength(2);
  });
});
