import { FlowDocument } from '@countersign/model';
import { describe, expect, it } from 'vitest';
import { connectTargets } from './connectTargets.ts';

const document = FlowDocument.parse({
  schema: 'countersign.flow/1',
  name: 'Three steps',
  nodes: [
    { id: 'start', kind: 'trigger', title: 'Request', config: {}, position: { x: 0, y: 0 } },
    {
      id: 'tidy',
      kind: 'transform',
      title: 'Tidy',
      config: { set: [{ name: 'a', value: '1' }] },
      position: { x: 1, y: 0 },
    },
    { id: 'end', kind: 'end', title: 'Refunded', config: {}, position: { x: 2, y: 0 } },
  ],
  edges: [],
});

describe('connectTargets', () => {
  it('gives what a wire may lead to first, then the others with the reason', () => {
    expect(
      connectTargets(document, { source: 'tidy', port: 'next' }, '').map(({ node, reason }) => [
        node.id,
        reason,
      ]),
    ).toEqual([
      ['end', undefined],
      ['start', '"Request" starts the flow, so nothing can lead to it.'],
      ['tidy', '"Tidy" cannot lead straight to itself.'],
    ]);
  });

  it('searches titles, keys and kinds', () => {
    const found = (search: string) =>
      connectTargets(document, { source: 'start', port: 'next' }, search).map(({ node }) => node.id);
    expect(found('refun')).toEqual(['end']);
    expect(found('TRANSFORM')).toEqual(['tidy']);
    expect(found('nobody')).toEqual([]);
  });
});
