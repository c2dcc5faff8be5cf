import {
  applyCommand,
  type Command,
  diffFlows,
  FlowDocument,
  type JsonObject,
  newNode,
} from '@countersign/model';
import { describe, expect, it } from 'vitest';
import { createPhrase } from '../../../strings/createPhrase.ts';
import { createTranslate } from '../../../strings/createTranslate.ts';
import { de } from '../../../strings/de.ts';
import { en } from '../../../strings/en.ts';
import { loadVocabulary } from '../../../strings/vocabulary.ts';
import { sayChange } from './sayChange.ts';

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

const english = {
  t: createTranslate(en, 'en'),
  phrase: createPhrase(await loadVocabulary('en')),
  language: 'en',
};
const german = {
  t: createTranslate(de, 'de'),
  phrase: createPhrase(await loadVocabulary('de')),
  language: 'de',
};

describe('a change between versions', () => {
  it('is said in German, with what people wrote as it is', () => {
    const lines = diffFlows(flow, after).changes.map((change) => sayChange(change, german));
    expect(lines).toContain('Der Ablauf heißt jetzt „Refunds 2“.');
    expect(lines).toContain('„Trigger“ heißt jetzt „Begin“.');
    expect(lines).toContain('Ende „End“ kam hinzu.');
    expect(lines).toContain('„Abgelehnt“ von „Approval gate“ führt jetzt zu „End“.');
    expect(lines.find((line) => line.includes('Pay?'))).toMatch(/^„Approval gate“: .* ist jetzt „Pay\?“/);
    expect(lines.join(' ')).not.toMatch(/ is now | was | leads to /);
  });

  it('is the sentence of the diff in English, where it holds nothing but what people wrote', () => {
    const told = diffFlows(flow, after).changes;
    const plain = told.filter(({ schema }) => schema === undefined);
    expect(plain.length).toBeGreaterThan(3);
    for (const change of plain) expect(sayChange(change, english)).toBe(change.sentence);
  });

  it('says what a field holds as its form shows it: times, shares, choices, yes and no', () => {
    const gate = (config: object) =>
      changed({ type: 'setConfig', node: 'gate', config: config as JsonObject });
    const question = 'Pay?';
    const policy = (minConfidence: number) => ({
      ladder: [{ title: 'Sure cases', minConfidence, sampleRate: 0.1 }],
    });
    const old = gate({ question, expiresAfter: '48h', policy: policy(0.9), stakes: 'normal' });
    const now = gate({ question, expiresAfter: '3d', policy: policy(0.855), stakes: 'high' });
    const said = (reader: typeof english) =>
      diffFlows(old, now)
        .changes.map((change) => sayChange(change, reader).replace(/^.Approval gate.: /, ''))
        .sort();
    expect(said(english)).toEqual([
      'Expires after is now 3 days (was 48 hours).',
      'First policy, Ladder 1, Confidence at least is now 85.5% (was 90%).',
      'Stakes is now High (was Normal).',
    ]);
    expect(said(german)).toEqual([
      'Erste Regelung, Leiter 1, Sicherheit mindestens ist jetzt 85,5\u00a0% (vorher 90\u00a0%).',
      'Läuft ab nach ist jetzt 3 Tage (vorher 48 Stunden).',
      'Tragweite ist jetzt Hoch (vorher Üblich).',
    ]);
  });

  it('says what came and went, and shows the parts of what has some', () => {
    const undo = { type: 'http', method: 'POST', url: 'https://shop.example/undo', headers: {} };
    const action = newNode('action', flow, position);
    const drawn = changed({ type: 'addNode', node: action });
    const config = { ...(action.config as JsonObject), undo, reversible: true };
    const applied = applyCommand(drawn, { type: 'setConfig', node: action.id, config });
    if (!applied.ok) throw new Error(applied.problem.message);
    const { changes } = diffFlows(drawn, applied.value.document);
    expect(changes.map((change) => sayChange(change, german)).sort()).toEqual([
      '„Action“: Lässt sich zurücknehmen ist jetzt Ja (vorher Nein).',
      '„Action“: Rücknahme ist jetzt HTTP-Anfrage, Methode: POST, URL: https://shop.example/undo.',
    ]);
  });
});
