import { applyCommand, type Command, FlowDocument } from '@countersign/model';
import { describe, expect, it } from 'vitest';
import { createTranslate } from '../../../strings/createTranslate.ts';
import { en } from '../../../strings/en.ts';
import { sayEdit } from './sayEdit.ts';

const words = { t: createTranslate(en, 'en'), phrase: (english: string) => english };
const document = FlowDocument.parse({
  schema: 'countersign.flow/1',
  name: 'Spoken',
  nodes: [
    { id: 'start', kind: 'trigger', title: 'Request', config: {}, position: { x: 0, y: 0 } },
    { id: 'end', kind: 'end', title: 'Paid', config: {}, position: { x: 300, y: 0 } },
  ],
  edges: [{ id: 'wire', source: 'start', port: 'next', target: 'end' }],
});
const gate = FlowDocument.shape.nodes.element.parse({
  ...{ id: 'gate', kind: 'gate', title: 'Refund gate', config: { question: 'Right?' } },
  position: { x: 150, y: 0 },
});

function said(command: Command): string | undefined {
  const applied = applyCommand(document, command);
  if (!applied.ok) throw new Error(applied.problem.message);
  return sayEdit(document, applied.value.document, words);
}

describe('sayEdit', () => {
  it('says which step came where, and which went', () => {
    expect(said({ type: 'insertOnEdge', edge: 'wire', node: gate })).toBe('Refund gate added after Request');
    expect(said({ type: 'addNode', node: gate })).toBe('Refund gate added');
    expect(said({ type: 'removeNodes', nodes: ['end'] as never })).toBe('Paid removed');
  });

  it('says which wire was drawn or taken away, and what moved', () => {
    expect(said({ type: 'disconnect', edges: ['wire'] })).toBe('Request, Next, no longer leads to Paid');
    const moves = [{ id: 'end', position: { x: 0, y: 96 } }];
    expect(said({ type: 'moveNodes', moves })).toBe('Paid moved');
  });

  it('leaves to fields what fields say', () => {
    expect(said({ type: 'setTitle', node: 'end' as never, title: 'Refunded' })).toBeUndefined();
    expect(sayEdit(document, document, words)).toBeUndefined();
  });
});
