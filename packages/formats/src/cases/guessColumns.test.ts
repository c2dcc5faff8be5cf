import { describe, expect, it } from 'vitest';
import { guessColumns } from './guessColumns.ts';

describe('guessing what the columns of a file say', () => {
  it.each([
    [
      ['Order', 'agent_recommendation', 'Confidence (%)', 'category', 'amount'],
      {
        title: 'Order',
        recommendation: 'agent_recommendation',
        confidence: 'Confidence (%)',
        caseType: 'category',
      },
    ],
    [
      ['Fall', 'Vorschlag', 'Sicherheit', 'Betrag'],
      { title: 'Fall', recommendation: 'Vorschlag', confidence: 'Sicherheit' },
    ],
    [
      ['modelScore', 'proposedDecision', 'caseId'],
      { title: 'caseId', recommendation: 'proposedDecision', confidence: 'modelScore' },
    ],
    [['a', 'b'], { title: 'a' }],
    [[], {}],
  ])('takes the most telling names of %j', (names, guess) => {
    expect(guessColumns(names)).toEqual(guess);
  });

  it('takes no column for two things', () => {
    expect(guessColumns(['decision score'])).toEqual({ recommendation: 'decision score' });
  });

  it('does not see a word inside another', () => {
    expect(guessColumns(['article', 'outlet', 'kindness'])).toEqual({ title: 'article' });
  });
});
