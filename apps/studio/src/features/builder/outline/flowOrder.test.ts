import { FlowDocument, type NodeKind } from '@countersign/model';
import { describe, expect, it } from 'vitest';
import { flowOrder } from './flowOrder.ts';

type Sketch = { readonly steps: readonly (readonly [string, NodeKind])[]; readonly wires: readonly string[] };

const CONFIGS: Partial<Record<NodeKind, unknown>> = {
  agent: {
    provider: { type: 'rules', rules: [{ when: 'true', decision: 'ok', confidence: 1, summary: 'x' }] },
  },
  gate: { question: 'Right?' },
  action: { operation: { type: 'email', to: 'a@example.com', subject: 's', body: 'b' } },
  parallel: {
    branches: [
      { port: 'first', title: 'First' },
      { port: 'second', title: 'Second' },
    ],
  },
};

/** A flow of steps `[id, kind]` and wires `source.port>target`. */
function drawn({ steps, wires }: Sketch): FlowDocument {
  return FlowDocument.parse({
    schema: 'countersign.flow/1',
    name: 'Sketch',
    nodes: steps.map(([id, kind], index) => ({
      ...{ id, kind, title: id, config: CONFIGS[kind] ?? {} },
      position: { x: index * 10, y: 0 },
    })),
    edges: wires.map((wire) => {
      const [source = '', port = '', target = ''] = wire.split(/[.>]/);
      return { id: wire, source, port, target };
    }),
  });
}

const order = (sketch: Sketch): string[] =>
  flowOrder(drawn(sketch)).map(({ node, depth }) => `${'-'.repeat(depth)}${node.id}`);

describe('flowOrder', () => {
  it('follows the flow, with side ways before the usual way goes on', () => {
    expect(
      order({
        steps: [
          ['done', 'end'],
          ['gate', 'gate'],
          ['start', 'trigger'],
          ['refused', 'end'],
          ['triage', 'agent'],
          ['pay', 'action'],
        ],
        wires: [
          'start.next>triage',
          'triage.proposed>gate',
          'gate.approved>pay',
          'gate.rejected>refused',
          'pay.done>done',
        ],
      }),
    ).toEqual(['start', 'triage', 'gate', '-refused', 'pay', 'done']);
  });

  it('puts a step below everything that leads to it, and a join back on the way of its parallel step', () => {
    expect(
      order({
        steps: [
          ['start', 'trigger'],
          ['both', 'parallel'],
          ['join', 'join'],
          ['a', 'action'],
          ['b', 'action'],
          ['end', 'end'],
        ],
        wires: [
          'start.next>both',
          'both.first>a',
          'both.second>b',
          'a.done>join',
          'b.done>join',
          'join.next>end',
        ],
      }),
    ).toEqual(['start', 'both', '-a', '-b', 'join', 'end']);
  });

  it('lists every step once, also in loops and where nothing leads', () => {
    expect(
      order({
        steps: [
          ['start', 'trigger'],
          ['agent', 'agent'],
          ['gate', 'gate'],
          ['end', 'end'],
          ['alone', 'action'],
          ['ring', 'action'],
          ['rung', 'action'],
        ],
        wires: [
          'start.next>agent',
          'agent.proposed>gate',
          'gate.sentBack>agent',
          'gate.approved>end',
          'ring.done>rung',
          'rung.done>ring',
        ],
      }),
    ).toEqual(['start', 'agent', 'gate', 'end', 'alone', 'ring', 'rung']);
  });

  it('names what stands before and after, with the way where it is not the usual one', () => {
    const lines = flowOrder(
      drawn({
        steps: [
          ['start', 'trigger'],
          ['gate', 'gate'],
          ['paid', 'end'],
          ['refused', 'end'],
        ],
        wires: ['start.next>gate', 'gate.approved>paid', 'gate.rejected>refused'],
      }),
    );
    const gate = lines.find(({ node }) => node.id === 'gate');
    expect(gate?.after.map(({ node, way }) => [node.id, way])).toEqual([['start', undefined]]);
    expect(gate?.before.map(({ node, way }) => [node.id, way])).toEqual([
      ['paid', undefined],
      ['refused', 'Rejected'],
    ]);
  });

  it('orders a chain of five thousand steps without growing the stack', () => {
    const steps = Array.from({ length: 5_000 }, (_, index): [string, NodeKind] => [`s${index}`, 'transform']);
    const wires = steps.slice(1).map((_, index) => `s${index}.next>s${index + 1}`);
    const document = drawn({ steps: [], wires: [] });
    const nodes = steps.map(([id], index) => ({
      ...{ id, kind: 'transform' as const, title: id, config: { set: [] } },
      position: { x: -index, y: 0 },
    }));
    const edges = wires.map((wire) => {
      const [source = '', port = '', target = ''] = wire.split(/[.>]/);
      return { id: wire, source, port, target };
    });
    const lines = flowOrder({ ...document, nodes, edges } as FlowDocument);
    expect(lines.map(({ node }) => node.id)).toEqual(steps.map(([id]) => id));
  });
});
