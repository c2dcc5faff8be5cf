import { applyCommand, type Command, diffFlows, FlowDocument, newNode } from '@countersign/model';
import { describe, expect, it } from 'vitest';
import { createPhrase } from './createPhrase.ts';
import { sayChange } from './sayChange.ts';
import { loadVocabulary } from './vocabulary.ts';

const position = { x: 0, y: 0 };
const empty = FlowDocument.parse({ schema: 'countersign.flow/1', name: 'Refunds', nodes: [], edges: [] });
const flow: FlowDocument = {
  ...empty,
  nodes: [newNode('trigger', empty, position), newNode('gate', empty, position)],
};

function changed(...commands: Command[]): FlowDocument {
  return commands.reduce((document, command) => {
    const applied = applyCommand(document, command);
    if (!applied.ok) throw new Error(applied.problem.message);
    return applied.value.document;
  }, flow);
}

const after = changed(
  { type: 'setDetails', name: 'Refunds 2', description: 'New' },
  { type: 'setConfig', node: 'gate', config: { question: 'Pay?', expiresAfter: '3d' } },
  { type: 'setTitle', node: 'trigger', title: 'Begin' },
  { type: 'addNode', node: newNode('end', flow, position) },
  { type: 'connect', edge: { id: 'a', source: 'gate', port: 'rejected', target: 'end' } },
  { type: 'setSettings', settings: { visitLimit: 5, timeZone: 'UTC' } },
);

describe('a change between versions', () => {
  it('is said in German, with what people wrote as it is', async () => {
    const phrase = createPhrase(await loadVocabulary('de'));
    const lines = diffFlows(flow, after).changes.map((change) => sayChange(change, phrase));
    expect(lines).toContain('Der Ablauf heißt jetzt „Refunds 2“.');
    expect(lines).toContain('„Trigger“ heißt jetzt „Begin“.');
    expect(lines).toContain('Ende „End“ kam hinzu.');
    expect(lines).toContain('„Abgelehnt“ von „Approval gate“ führt jetzt zu „End“.');
    expect(lines.find((line) => line.includes('Pay?'))).toMatch(/^"Approval gate": .* ist jetzt "Pay\?"/);
    expect(lines.join(' ')).not.toMatch(/ is now | was | leads to /);
  });

  it('is the sentence of the diff in English', async () => {
    const phrase = createPhrase(await loadVocabulary('en'));
    for (const change of diffFlows(flow, after).changes)
      expect(sayChange(change, phrase)).toBe(change.sentence);
  });
});
