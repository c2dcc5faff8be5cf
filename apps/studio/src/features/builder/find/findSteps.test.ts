import { FlowDocument } from '@countersign/model';
import { describe, expect, it } from 'vitest';
import { findNotes, findSteps } from './findSteps.ts';

const document = FlowDocument.parse({
  schema: 'countersign.flow/1',
  name: 'Letters',
  nodes: [
    {
      id: 'start',
      kind: 'trigger',
      title: 'Request',
      config: { subject: 'Pay back {{ input.order }}' },
      position: { x: 0, y: 0 },
    },
    {
      id: 'check',
      kind: 'gate',
      title: 'Refund gate',
      config: { question: 'Is it right?' },
      position: { x: 1, y: 0 },
    },
    { id: 'payBack', kind: 'end', title: 'Done', config: { outcome: 'paid' }, position: { x: 2, y: 0 } },
  ],
  edges: [],
});
const found = (search: string) =>
  findSteps(document, search, (english) => (english === 'Approval gate' ? 'Freigabe' : english)).map(
    ({ id }) => id,
  );

describe('findNotes', () => {
  it('looks into the text of notes', () => {
    const note = { width: 200, height: 100, color: 'yellow' as const, position: { x: 0, y: 0 } };
    const notes = [
      { ...note, id: 'a', text: 'Ask the Client about refunds' },
      { ...note, id: 'b', text: 'Later' },
    ];
    expect(findNotes({ notes }, 'client REFUND').map(({ id }) => id)).toEqual(['a']);
    expect(findNotes({ notes }, ' ')).toEqual([]);
  });
});

describe('findSteps', () => {
  it('looks into titles, keys, kinds in both languages and the text of settings', () => {
    expect(found('refund')).toEqual(['check']);
    expect(found('payback')).toEqual(['payBack']);
    expect(found('freigabe')).toEqual(['check']);
    expect(found('input.order')).toEqual(['start']);
    expect(found('IS right')).toEqual(['check']);
  });

  it('gives matching titles first, and nothing for an empty search', () => {
    expect(found('request')).toEqual(['start']);
    expect(found('e')[0]).toBe('start');
    expect(found('   ')).toEqual([]);
    expect(found('zebra')).toEqual([]);
  });

  it('does not find names of fields', () => {
    expect(found('question')).toEqual([]);
  });
});
