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
    expect(nameSuggested(artefact, suggested(turns, RUNNING), words)).toBe(
      'Freigabe: Abgelehnt, Freigabe: Abgelaufen → Läuft',
    );
  });

  it('is the end alone where the case took the usual way, as the flow calls it', () => {
    expect(nameSuggested(artefact, suggested([], { status: 'ended', outcome: 'paid' }), words)).toBe('paid');
    expect(nameSuggested(artefact, suggested([], RUNNING), words)).toBe('Läuft');
  });
});
