import { FlowDocument, newNode } from '@countersign/model';
import { describe, expect, it } from 'vitest';
import { createTranslate } from '../../../strings/createTranslate.ts';
import { de } from '../../../strings/de.ts';
import { fieldText } from '../../../ui/fieldText.ts';
import { outputSchema, toldOutput } from './outputSchema.ts';

const t = createTranslate(de, 'de');
const empty = FlowDocument.parse({ schema: 'countersign.flow/1', name: 'Refunds', nodes: [], edges: [] });
const reader = { t, language: 'de', root: {} };

describe('the output of a step', () => {
  it('is called part by part in the language of the reader', () => {
    const { properties = {} } = outputSchema(newNode('agent', empty, { x: 0, y: 0 }), t);
    const titles = ['decision', 'payload', 'summary', 'confidence', 'reasoning', 'evidence', 'flags'].map(
      (key) => properties[key]?.title,
    );
    expect(titles).toEqual([
      ...['Entscheidung', 'Nutzdaten', 'Zusammenfassung', 'Sicherheit', 'Warum', 'Belege', 'Merkmale'],
    ]);
    const { items } = properties['flags'] ?? {};
    const flag = typeof items === 'object' ? items : {};
    expect(fieldText(flag, 'out_of_scope', reader)).toBe('Nicht zuständig');
    expect(fieldText(properties['confidence'] ?? {}, 0.855, reader)).toBe('85,5\u00a0%');
  });

  it('says what a person decided', () => {
    const { properties = {} } = outputSchema(newNode('gate', empty, { x: 0, y: 0 }), t);
    expect(fieldText(properties['verdict'] ?? {}, 'sendBack', reader)).toBe('Zurückgegeben');
    expect(fieldText(properties['verdict'] ?? {}, 'passed', reader)).toBe('Von selbst durch');
  });

  it('leaves out what a simulation makes up', () => {
    const agent = newNode('agent', empty, { x: 0, y: 0 });
    const output = { decision: 'pay', usage: { tokens: 0 }, agentVersion: 'x' };
    expect(toldOutput(agent, output)).toEqual({ decision: 'pay' });
    expect(toldOutput(undefined, output)).toEqual(output);
  });
});
