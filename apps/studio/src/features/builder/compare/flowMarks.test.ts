import { applyCommand, type Command, diffFlows, FlowDocument, newNode } from '@countersign/model';
import { describe, expect, it } from 'vitest';
import { flowMarks } from './flowMarks.ts';

const empty = FlowDocument.parse({ schema: 'countersign.flow/1', name: 'Refunds', nodes: [], edges: [] });
const steps: FlowDocument = {
  ...empty,
  nodes: (['trigger', 'agent', 'gate', 'end'] as const).map((kind, index) =>
    newNode(kind, empty, { x: index * 300, y: 0 }),
  ),
};
const wire = (source: string, port: string, target: string) => ({
  id: `${source}-${port}`,
  source,
  port,
  target,
});
const before: FlowDocument = {
  ...steps,
  edges: [
    wire('trigger', 'next', 'agent'),
    wire('agent', 'proposed', 'gate'),
    wire('gate', 'approved', 'end'),
  ],
};

function changed(...commands: Command[]): FlowDocument {
  return commands.reduce((document, command) => {
    const applied = applyCommand(document, command);
    if (!applied.ok) throw new Error(applied.problem.message);
    return applied.value.document;
  }, before);
}

const compared = (after: FlowDocument) =>
  flowMarks({ before, after, changes: diffFlows(before, after).changes });

const rewired = () =>
  changed(
    { type: 'removeNodes', nodes: ['gate'] },
    { type: 'addNode', node: newNode('transform', before, { x: 0, y: 400 }) },
    { type: 'connect', edge: wire('agent', 'proposed', 'end') },
    { type: 'setTitle', node: 'end', title: 'Done' },
  );

describe('two versions on one drawing', () => {
  it('keeps what is gone where it stood, and marks what is new, gone and changed', () => {
    const { document, marks } = compared(rewired()).overlay;
    expect(document.nodes.find(({ id }) => id === 'gate')?.position).toEqual({ x: 600, y: 0 });
    expect(Object.fromEntries(marks.steps ?? [])).toEqual({
      gate: 'removed',
      transform: 'added',
      end: 'changed',
    });
    const ways = document.edges.map(({ id, source, target }) => [source, target, marks.wires?.get(id)]);
    expect(ways).toEqual([
      ['trigger', 'agent', undefined],
      ['agent', 'end', 'added'],
      ['agent', 'gate', 'removed'],
      ['gate', 'end', 'removed'],
    ]);
    expect(new Set(document.edges.map(({ id }) => id)).size).toBe(document.edges.length);
  });

  it('marks nothing when only cards moved', () => {
    const moved = changed({ type: 'moveNodes', moves: [{ id: 'gate', position: { x: 5, y: 5 } }] });
    const { document, marks } = compared(moved).overlay;
    expect(document).toEqual(moved);
    expect(marks).toEqual({ steps: new Map(), wires: new Map() });
  });
});

describe('two versions beside each other', () => {
  it('mark what is gone in the older one, what is new in the newer one, and what changed in both', () => {
    const after = rewired();
    const marks = compared(after);
    expect(Object.fromEntries(marks.before.steps ?? [])).toEqual({ gate: 'removed', end: 'changed' });
    expect(Object.fromEntries(marks.after.steps ?? [])).toEqual({ transform: 'added', end: 'changed' });
    const ways = (document: FlowDocument, wires: ReadonlyMap<string, string> | undefined) =>
      document.edges.flatMap(({ id, source, target }) =>
        wires?.has(id) ? [[source, target, wires.get(id)]] : [],
      );
    expect(ways(before, marks.before.wires)).toEqual([
      ['agent', 'gate', 'removed'],
      ['gate', 'end', 'removed'],
    ]);
    expect(ways(after, marks.after.wires)).toEqual([['agent', 'end', 'added']]);
  });
});
