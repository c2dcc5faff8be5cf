import { applyCommand, type Command, FlowDocument, newNode } from '@countersign/model';
import { describe, expect, it } from 'vitest';
import { groupBox, stepsOf } from './groups.ts';
import { sceneOf } from './scene.ts';

const empty = FlowDocument.parse({ schema: 'countersign.flow/1', name: 'Refunds', nodes: [], edges: [] });

const after = (document: FlowDocument, ...commands: Command[]): FlowDocument =>
  commands.reduce((current, command) => {
    const result = applyCommand(current, command);
    if (!result.ok) throw new Error(result.problem.message);
    return result.value.document;
  }, document);

const at = (kind: 'trigger' | 'agent' | 'gate' | 'end', x: number): Command => ({
  type: 'addNode',
  node: newNode(kind, empty, { x, y: 0 }),
});

const flow = after(
  empty,
  at('trigger', 0),
  at('agent', 352),
  at('gate', 704),
  at('end', 1056),
  { type: 'connect', edge: { id: 'a', source: 'trigger', port: 'next', target: 'agent' } },
  { type: 'connect', edge: { id: 'b', source: 'agent', port: 'proposed', target: 'gate' } },
  { type: 'connect', edge: { id: 'c', source: 'gate', port: 'approved', target: 'end' } },
  { type: 'connect', edge: { id: 'd', source: 'agent', port: 'failed', target: 'end' } },
);
const group = { id: 'judging', title: 'Judging', nodes: ['agent', 'gate'] };

describe('a group', () => {
  it('is a frame around its steps', () => {
    const grouped = after(flow, { type: 'putGroup', group });
    const frame = groupBox(grouped, 'group:judging');
    expect(frame?.x).toBeLessThan(352);
    expect((frame?.x ?? 0) + (frame?.width ?? 0)).toBeGreaterThan(704 + 248);
    expect(stepsOf(grouped, 'group:judging')).toEqual(['agent', 'gate']);
  });

  it('folds to one card with a port for each way out, and hides what runs inside', () => {
    const folded = after(flow, { type: 'putGroup', group: { ...group, isFolded: true } });
    const { steps, groups, wires } = sceneOf(folded);
    expect(steps.map(({ id }) => id)).toEqual(['trigger', 'end']);
    expect(groups.folded[0]?.ports.map(({ title }) => title)).toEqual([
      'Approval gate: Approved',
      'Agent: Failed',
    ]);
    expect(wires.map(({ edge, from, port, to }) => [edge.id, from.id, port, to.id])).toEqual([
      ['a', 'trigger', 'next', 'group:judging'],
      ['c', 'group:judging', 'gate.approved', 'end'],
      ['d', 'group:judging', 'agent.failed', 'end'],
    ]);
  });
});
