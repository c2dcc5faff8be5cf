import { compile } from '@countersign/compiler';
import { type Artefact, FlowDocument } from '@countersign/model';
import { describe, expect, it } from 'vitest';
import { playFile } from './playFile.ts';
import type { PlayProgress } from './playProgress.ts';

const at = { x: 0, y: 0 };
const flow = FlowDocument.parse({
  schema: 'countersign.flow/1',
  name: 'Orders',
  input: { type: 'object', required: ['amount'], properties: { amount: { type: 'number' } } },
  nodes: [
    { id: 'order', kind: 'trigger', title: 'Order', position: at, config: {} },
    {
      ...{ id: 'size', kind: 'branch', title: 'Size', position: at },
      config: { cases: [{ port: 'large', title: 'Large', when: 'input.amount > 10.0' }] },
    },
    { id: 'held', kind: 'end', title: 'Held', position: at, config: { outcome: 'held' } },
    { id: 'sent', kind: 'end', title: 'Sent', position: at, config: { outcome: 'sent' } },
  ],
  edges: [
    { id: 'a', source: 'order', port: 'next', target: 'size' },
    { id: 'b', source: 'size', port: 'large', target: 'held' },
    { id: 'c', source: 'size', port: 'otherwise', target: 'sent' },
  ],
});

function playText(text: string) {
  const { artefact } = compile(flow);
  const told: PlayProgress[] = [];
  const schema = (artefact as Artefact).input; // safe: the flow has no errors
  const result = playFile({
    artefact: artefact as Artefact, // safe: as above
    file: { name: 'orders.csv', text, schema },
    alone: { answers: new Map(), answer: 'approve', startedAt: '2026-03-04T09:00:00.000Z' },
    onProgress: (progress) => told.push(progress),
  });
  return { result, told };
}

describe('a file of cases', () => {
  it('says of each line how it ended, and why it was not played', () => {
    const { result, told } = playText('amount\n12\n5\n6,7\nmany\n');
    expect(result.rows).toEqual([
      {
        line: 2,
        type: 'played',
        end: { status: 'ended', outcome: 'held' },
        steps: ['size', 'held'],
        stuck: null,
      },
      {
        line: 3,
        type: 'played',
        end: { status: 'ended', outcome: 'sent' },
        steps: ['size', 'sent'],
        stuck: null,
      },
      { line: 4, type: 'noCase', fault: 'cells' },
      {
        line: 5,
        type: 'refused',
        input: { amount: 'many' },
        problem: expect.objectContaining({ message: expect.any(String) }),
      },
    ]);
    expect(result.ends).toEqual([
      [{ status: 'ended', outcome: 'held' }, 1],
      [{ status: 'ended', outcome: 'sent' }, 1],
      [null, 2],
    ]);
    expect(told).toEqual([1, 2, 3, 4].map((done) => ({ done, of: 4 })));
  });

  it('counts every case, and has rows for the first ones', () => {
    const { result } = playText(`amount\n${'5\n'.repeat(250)}12\n`);
    expect(result.count).toBe(251);
    expect(result.rows).toHaveLength(200);
    expect(result.ends.map(([, count]) => count)).toEqual([250, 1]);
    expect([...result.taken].sort()).toEqual(['order/next', 'size/large', 'size/otherwise']);
  });
});
