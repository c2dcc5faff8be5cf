import { FlowNode } from '@countersign/model';
import { describe, expect, it } from 'vitest';
import { createPhrase } from '../../../strings/createPhrase.ts';
import { createTranslate } from '../../../strings/createTranslate.ts';
import { de } from '../../../strings/de.ts';
import { en } from '../../../strings/en.ts';
import { loadVocabulary } from '../../../strings/vocabulary.ts';
import type { Fact } from '../words/valueFacts.ts';
import { configFacts } from './configFacts.ts';

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
const step = (kind: string, config: unknown) =>
  FlowNode.parse({ id: 'one', kind, title: 'One', position: { x: 0, y: 0 }, config });

/** `Label: text`, with what is inside indented. */
const lines = (facts: readonly Fact[], indent = ''): string[] =>
  facts.flatMap(({ label, text, inside }) => [
    `${indent}${label}: ${text}`,
    ...inside.flatMap((more) => lines(more, `${indent}  `)),
  ]);

describe('configFacts', () => {
  it('says the conditions of a branch, and no names for programs', () => {
    const branch = step('branch', { cases: [{ port: 'big', title: 'Large', when: 'input.amount > 100.0' }] });
    expect(lines(configFacts(branch, english))).toEqual([
      'Cases: ',
      '  Title: Large',
      '  When: input.amount > 100.0',
    ]);
  });

  it('says the instructions of an agent', () => {
    const provider = {
      type: 'language',
      connection: 'c',
      model: 'm-1',
      instructions: 'Be kind.',
      prompt: '{{ input }}',
    };
    const said = lines(configFacts(step('agent', { provider, timeout: '90s' }), english));
    expect(said).toContain('Provider: Language model');
    expect(said).toContain('  Instructions: Be kind.');
    expect(said).toContain('Time limit: 90 seconds');
  });

  it('says what an action sends, in the language of the reader', () => {
    const operation = { type: 'email', to: '{{ input.email }}', subject: 'Paid', body: 'We paid.' };
    const said = lines(configFacts(step('action', { operation, reversible: true }), german));
    expect(said).toContain('  Betreff: Paid');
    expect(said).toContain('Lässt sich zurücknehmen: Ja');
    expect(said).toContain('Zeitgrenze: 30 Sekunden');
  });

  it('says headers and bodies of requests', () => {
    const operation = {
      type: 'http',
      method: 'PUT',
      url: 'https://a.example',
      headers: { 'x-a': '1' },
      body: { id: '{{ input.id }}' },
    };
    const said = lines(configFacts(step('action', { operation }), english));
    expect(said).toContain('    x-a: 1');
    expect(said.join(' ')).toContain('"id": "{{ input.id }}"');
  });
});
