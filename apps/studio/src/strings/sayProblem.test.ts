import { compileExpression, evaluate } from '@countersign/expression';
import { describe, expect, it } from 'vitest';
import { createPhrase } from './createPhrase.ts';
import { sayProblem } from './sayProblem.ts';
import { loadVocabulary } from './vocabulary.ts';

/** What the evaluator really says when an expression fails. */
function faultOf(source: string): string {
  const compiled = compileExpression(source);
  if (!compiled.ok) return compiled.problem[0]?.message ?? '';
  const value = evaluate(compiled.value, { input: { amount: 3 } });
  if (value.ok) throw new Error(`${source} did not fail`);
  return value.problem.message;
}

describe('what went wrong in a run', () => {
  it('is said in German as far as the program says it', async () => {
    const phrase = createPhrase(await loadVocabulary('de'));
    expect(sayProblem(faultOf('input.total > 3'), phrase)).toBe(
      'Es gibt keinen Wert „input.total“. Fragen Sie zuerst, ob er da ist.',
    );
    expect(sayProblem(faultOf('1.0 / 0.0'), phrase)).toBe(
      'Das Ergebnis ist keine endliche Zahl; wurde durch null geteilt?',
    );
    expect(sayProblem('The agent did not answer within 30s.', phrase)).toBe(
      'Der Agent hat nicht innerhalb von 30s geantwortet.',
    );
    expect(sayProblem('The action broke down: Error: ECONNREFUSED', phrase)).toBe(
      'Die Aktion ist zusammengebrochen: Error: ECONNREFUSED',
    );
  });

  it('stays as it is in English, and where another system said it', async () => {
    const english = createPhrase(await loadVocabulary('en'));
    for (const message of [faultOf('input.total > 3'), 'The agent did not answer within 30s.', 'HTTP 500']) {
      expect(sayProblem(message, english)).toBe(message);
    }
    const german = createPhrase(await loadVocabulary('de'));
    expect(sayProblem('No such mailbox', german)).toBe('No such mailbox');
  });
});
