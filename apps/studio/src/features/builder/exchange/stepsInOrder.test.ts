import { FlowDocument, newNode } from '@countersign/model';
import { expect, it } from 'vitest';
import { stepsInOrder } from './stepsInOrder.ts';

it('lists steps as a run comes to them, once each, and what is never reached last', () => {
  const empty = FlowDocument.parse({ schema: 'countersign.flow/1', name: 'Orders', nodes: [], edges: [] });
  const place = { x: 0, y: 0 };
  const kinds = ['wait', 'end', 'agent', 'gate', 'trigger'] as const;
  const nodes = kinds.map((kind) => newNode(kind, empty, place));
  const wire = (source: string, port: string, target: string) => ({
    id: `${source}-${port}`,
    source,
    port,
    target,
  });
  const edges = [
    wire('trigger', 'next', 'agent'),
    wire('agent', 'proposed', 'gate'),
    wire('gate', 'sentBack', 'agent'),
    wire('gate', 'approved', 'end'),
  ];
  const ids = stepsInOrder({ ...empty, nodes, edges }).map(({ id }) => id);
  expect(ids).toEqual(['trigger', 'agent', 'gate', 'end', 'wait']);
});
