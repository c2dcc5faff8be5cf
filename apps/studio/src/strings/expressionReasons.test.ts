import {
  compileExpression,
  compileTemplate,
  evaluateSource,
  FUNCTION_CATALOGUE,
} from '@countersign/expression';
import { describe, expect, it } from 'vitest';
import { FUNCTION_KEYS } from '../ui/expression/useEditorWords.ts';
import { createPhrase } from './createPhrase.ts';
import { loadVocabulary } from './vocabulary.ts';

const input = {
  type: 'object',
  additionalProperties: false,
  properties: {
    amount: { type: 'number' },
    note: { type: 'string' },
    reason: { enum: ['late', 'lost'], type: 'string' },
  },
};

/** The first fault of a source, as the expression package words it. */
function fault(source: string): string {
  const compiled = compileExpression(source, { variables: { input } });
  if (!compiled.ok) return compiled.problem[0]?.message ?? '';
  const result = evaluateSource(source, {
    input: { amount: 3, many: Array.from({ length: 9_000 }, String) },
  });
  return result.ok ? '' : result.problem.message;
}

describe('a fault of an expression', () => {
  it.each([
    ['inptu.amount', 'Eine Variable „inptu“ gibt es nicht. Meinten Sie „input“?'],
    ['somethingElse', 'Eine Variable „somethingElse“ gibt es hier nicht.'],
    ['input.amuont', '„input“ hat kein Feld „amuont“. Meinten Sie „amount“?'],
    ['seize(input.note)', 'Eine Funktion seize() gibt es nicht. Meinten Sie „size“?'],
    ['input.note + input.amount', '„+“ lässt sich nicht auf einen Text und eine Zahl anwenden.'],
    ['input.note == input.amount', 'Wer einen Text und eine Zahl vergleicht, findet sie nie gleich.'],
    ['input.reason == "lsot"', '„lsot“ ist keiner dieser Werte: „late“, „lost“.'],
    ['input.amount && true', '„&&“ braucht eine Bedingung, nicht eine Zahl.'],
    ['input.amount.exists(a, true)', 'Durch eine Zahl kann man nicht Eintrag für Eintrag gehen.'],
    ['input.amount = 3', 'Der Ausdruck lässt sich bei Zeichen 14 nicht lesen: schreiben Sie == statt „=“.'],
    ['input.note', 'Einen Wert „input.note“ gibt es nicht. Fragen Sie zuerst mit has(input.note).'],
    ['input.amount / 0.0', 'Das Ergebnis ist keine endliche Zahl; wurde durch null geteilt?'],
    ['input.reason.matches("[")', 'Das Suchmuster „[“ lässt sich nicht lesen.'],
    ['1 / 0 == 1', 'Durch null kann man nicht teilen.'],
    ['timestamp("nope") == timestamp("nope")', 'Der Text ist kein Zeitpunkt wie 2026-03-31T09:00:00Z.'],
    ['duration("x") == duration("1s")', 'Der Text ist keine Dauer wie 90s oder 1h30m.'],
    ['int("abc") == 1', '„abc“ ist keine ganze Zahl.'],
    ['{"a": 1}.b == 1', 'Ein Feld „b“ gibt es nicht.'],
    ['', 'Der Ausdruck ist leer.'],
  ])('is said in German for %s', async (source, german) => {
    expect(createPhrase(await loadVocabulary('de'))(fault(source))).toBe(german);
  });

  it('is said in German for a hole that is never closed', async () => {
    const template = compileTemplate('Pay {{ input.amount');
    const message = template.ok ? '' : (template.problem[0]?.message ?? '');
    expect(createPhrase(await loadVocabulary('de'))(message)).toContain('wird nie geschlossen');
  });
});

it('has words for every function that expressions can call', () => {
  expect(Object.keys(FUNCTION_KEYS).sort()).toEqual(FUNCTION_CATALOGUE.map(({ name }) => name).sort());
});
