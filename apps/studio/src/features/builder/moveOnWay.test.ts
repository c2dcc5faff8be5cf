import { applyCommand, FlowDocument } from '@countersign/model';
import { describe, expect, it } from 'vitest';
import { moveOnWay } from './moveOnWay.ts';

const set = { set: [{ name: 'a', value: '1' }] };
const document = FlowDocument.parse({
  schema: 'countersign.flow/1',
  name: 'In a row',
  nodes: [
    { id: 'start', kind: 'trigger', title: 'Start', config: {}, position: { x: 0, y: 0 } },
    { id: 'a', kind: 'transform', title: 'A', config: set, position: { x: 100, y: 0 } },
    { id: 'b', kind: 'transform', title: 'B', config: set, position: { x: 200, y: 0 } },
    { id: 'c', kind: 'transform', title: 'C', config: set, position: { x: 300, y: 0 } },
    { id: 'end', kind: 'end', title: 'End', config: {}, position: { x: 400, y: 0 } },
  ],
  edges: [
    { id: 's', source: 'start', port: 'next', target: 'a' },
    { id: 'a', source: 'a', port: 'next', target: 'b' },
    { id: 'b', source: 'b', port: 'next', target: 'c' },
    { id: 'c', source: 'c', port: 'next', target: 'end' },
  ],
});

function after(on: FlowDocument, id: string, to: 'earlier' | 'later'): FlowDocument {
  const command = moveOnWay(on, id, to);
  if (!command.ok) throw new Error(command.problem.message);
  const applied = applyCommand(on, command.value);
  if (!applied.ok) throw new Error(applied.problem.message);
  return applied.value.document;
}

function row({ edges }: FlowDocument): string {
  let at = 'start';
  const titles = [at];
  for (
    let edge = edges.find(({ source }) => source === at);
    edge;
    edge = edges.find(({ source }) => source === at)
  ) {
    at = edge.target;
    titles.push(at);
  }
  return titles.join(' ');
}

describe('moveOnWay', () => {
  it('changes places with the next step, and back', () => {
    const later = after(document, 'a', 'later');
    expect(row(later)).toBe('start b a c end');
    expect(later.nodes.find(({ id }) => id === 'a')?.position).toEqual({ x: 200, y: 0 });
    expect(row(after(later, 'a', 'earlier'))).toBe('start a b c end');
    expect(row(after(document, 'c', 'earlier'))).toBe('start a c b end');
  });

  it('works where the row ends open', () => {
    const open = { ...document, edges: document.edges.slice(0, 3) };
    expect(row(after(open, 'b', 'later'))).toBe('start a c b');
  });

  it('refuses in words what would change who comes first or last', () => {
    expect(moveOnWay(document, 'c', 'later').ok).toBe(false);
    expect(moveOnWay(document, 'a', 'earlier').ok).toBe(false);
    expect(moveOnWay(document, 'start', 'later')).toMatchObject({
      problem: { message: 'Nothing that could change places follows "Start" on its usual way.' },
    });
  });
});
