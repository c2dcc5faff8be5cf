import type { Artefact } from '@countersign/model';
import { newNode } from '@countersign/model';
import type { SuggestedScenario } from '@countersign/simulation';
import { describe, expect, it } from 'vitest';
import { createPhrase } from '../../../strings/createPhrase.ts';
import { createTranslate } from '../../../strings/createTranslate.ts';
import { loadCatalogue } from '../../../strings/loadCatalogue.ts';
import { loadVocabulary } from '../../../strings/vocabulary.ts';
import { nameSuggested } from './nameSuggested.ts';

const gate = { ...newNode('gate', { nodes: [] }, { x: 0, y: 0 }), title: 'Freigabe' };
const artefact = { nodes: { [gate.id]: { node: gate } } } as unknown as Artefact; // safe: nothing else of it is read

const suggested = (
  turns: SuggestedScenario['turns'],
  end: Pick<SuggestedScenario['expect'], 'status' | 'outcome'>,
): SuggestedScenario => ({
  ...{ turns, script: [] },
  start: { input: {}, startedAt: '2026-03-04T09:00:00.000Z', samples: 'none' },
  expect: { ...end, steps: [] },
});

const RUNNING = { status: 'running', outcome: null } as const;

describe('the name of a suggested scenario', async () => {
  const words = {
    t: createTranslate(await loadCatalogue('de'), 'de'),
    phrase: createPhrase(await loadVocabulary('de')),
  };

  it('says in the language of the reader which ways the case took and where it stands', () => {
    const turns = ['rejected', 'expired'].map((port) => ({ node: gate.id, port }));
    expect(nameSuggested(artefact, [suggested(turns, RUNNING)], words)).toEqual([
      'Freigabe: Abgelehnt, Freigabe: Abgelaufen → Läuft',
    ]);
  });

  it('is the end alone where the case took the usual way, as the flow calls it', () => {
    const ended = suggested([], { status: 'ended', outcome: 'paid' });
    expect(nameSuggested(artefact, [ended], words)).toEqual(['paid']);
    expect(nameSuggested(artefact, [suggested([], RUNNING)], words)).toEqual(['Läuft']);
  });

  it('calls an end by its title', () => {
    const end = { ...newNode('end', { nodes: [] }, { x: 0, y: 0 }), title: 'Ausgezahlt' };
    const withOutcome = { ...end, config: { ...end.config, outcome: 'paid' } };
    const nodes = { ...artefact.nodes, [end.id]: { node: withOutcome } };
    const paid = suggested([], { status: 'ended', outcome: 'paid' });
    expect(nameSuggested({ ...artefact, nodes } as Artefact, [paid], words)).toEqual(['Ausgezahlt']);
  });

  it('calls no two alike, nor one like a kept one, and says more of their ways first', () => {
    const ways = (...ports: string[]) => ports.map((port) => ({ node: gate.id, port }));
    const alike = ways('rejected', 'rejected', 'rejected');
    const cases = [...['rejected', 'expired'].map((port) => [...alike, ...ways(port)]), alike, alike];
    const names = nameSuggested(
      artefact,
      cases.map((turns) => suggested(turns, RUNNING)),
      { ...words, kept: ['Freigabe: Abgelehnt, Freigabe: Abgelehnt, Freigabe: Abgelehnt → Läuft (2)'] },
    );
    expect(names.map((name) => name.replaceAll('Freigabe: ', ''))).toEqual([
      'Abgelehnt, Abgelehnt, Abgelehnt, Abgelehnt → Läuft',
      'Abgelehnt, Abgelehnt, Abgelehnt, Abgelaufen → Läuft',
      'Abgelehnt, Abgelehnt, Abgelehnt → Läuft',
      'Abgelehnt, Abgelehnt, Abgelehnt → Läuft (3)',
    ]);
  });

  it('keeps the end, and what tells names apart, where a way is too long to be told', () => {
    const turns = Array.from({ length: 40 }, () => ({ node: gate.id, port: 'rejected' }));
    const names = nameSuggested(artefact, [suggested(turns, RUNNING), suggested(turns, RUNNING)], words);
    for (const name of names) expect(name.length).toBeLessThanOrEqual(200);
    expect(names[0]).toMatch(/… → Läuft$/);
    expect(names[1]).toMatch(/\(2\)$/);
  });
});
