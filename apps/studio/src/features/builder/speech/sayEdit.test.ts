import { applyCommand, type Command, FlowDocument } from '@countersign/model';
import { describe, expect, it } from 'vitest';
import { createTranslate } from '../../../strings/createTranslate.ts';
import { en } from '../../../strings/en.ts';
import { sayEdit, saySettings } from './sayEdit.ts';

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

function changed(command: Command): FlowDocument {
  const applied = applyCommand(document, command);
  if (!applied.ok) throw new Error(applied.problem.message);
  return applied.value.document;
}

const said = (command: Command) => sayEdit(document, changed(command), words);

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

  it('says of a step that got another key only that', () => {
    expect(said({ type: 'renameNode', node: 'end', to: 'paid', checkpoint: 'follow' })).toBe(
      'The key of Paid is now paid',
    );
  });

  it('leaves to fields what fields say', () => {
    expect(said({ type: 'setTitle', node: 'end' as never, title: 'Refunded' })).toBeUndefined();
    expect(sayEdit(document, document, words)).toBeUndefined();
  });

  it('says what of it was taken back, where nobody is in the field', () => {
    const named = changed({ type: 'setTitle', node: 'end' as never, title: 'Refunded' });
    expect(saySettings(named, document, words.t)).toBe('Refunded renamed to Paid');
    const set = changed({ type: 'setConfig', node: 'end' as never, config: { outcome: 'paid' } });
    expect(saySettings(set, document, words.t)).toBe('Settings of Paid changed');
    expect(saySettings({ ...document, name: 'Other' }, document, words.t)).toBe('Settings changed');
    expect(saySettings(document, document, words.t)).toBeUndefined();
  });
});
