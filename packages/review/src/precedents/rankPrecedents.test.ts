import { describe, expect, it } from 'vitest';
import { wordsOf } from '../text/wordsOf.ts';
import type { Frequencies } from './frequencies.ts';
import { type ComparedCase, rankPrecedents } from './rankPrecedents.ts';
import { similarityOf, textVector } from './textVector.ts';

const TEXTS = [
  'My parcel arrived broken, the glass is in pieces',
  'The parcel is late, I have waited two weeks',
  'I was charged twice for the same order',
  'My card was charged two times for one order',
  'Please send me the invoice for my order',
];

const aCase = (text: string, more: Partial<ComparedCase> = {}): ComparedCase => ({
  ...{ runId: text, text, caseType: null, decision: 'refund', amount: null, ...more },
});

function frequenciesOf(texts: readonly string[]): Frequencies {
  const of = new Map<string, number>();
  for (const text of texts) {
    for (const word of new Set(wordsOf(text))) of.set(word, (of.get(word) ?? 0) + 1);
  }
  return { cases: texts.length, of };
}

const rank = (asked: ComparedCase, past = TEXTS.map((text) => aCase(text))) =>
  rankPrecedents(asked, past, frequenciesOf(TEXTS));

describe('precedents', () => {
  it('stand in the order of their likeness, with the words that make it', () => {
    const [first, second] = rank(aCase('I was charged twice for one order'));
    expect(first).toMatchObject({ past: { runId: TEXTS[2] }, likeness: { isSameDecision: true } });
    expect(first?.likeness.shared).toEqual(expect.arrayContaining(['charged', 'twice']));
    expect(second?.past.runId).toBe(TEXTS[3]);
    expect(first!.likeness.similarity).toBeGreaterThan(second!.likeness.similarity);
  });

  it('see through endings and typing errors', () => {
    expect(rank(aCase('parcels arived brokn'))[0]?.past.runId).toBe(TEXTS[0]);
  });

  it('leave out the case itself and what has nothing to do with it', () => {
    expect(rank(aCase(TEXTS[0]!)).map(({ past }) => past.runId)).not.toContain(TEXTS[0]);
    expect(rank(aCase('zzz qqq'))).toEqual([]);
    expect(rank(aCase(''))).toEqual([]);
  });

  it('need a tenth in common, whatever the words', () => {
    const of = { hello: 90, a: 80, the: 80, question: 60, about: 60, lantern: 6 };
    const frequencies = { cases: 100, of: new Map(Object.entries(of)) };
    const asked = aCase(
      'Hello, a question about order 7: the blue garden lantern flickers since yesterday evening',
    );
    const past = [
      'Hello, a question about the refund somebody promised',
      'Hello, our lantern went missing somewhere between warehouse and front door last Tuesday',
      'Does your garden lantern survive rain during winter',
    ].map((text) => aCase(text));
    const alike = (text: string) =>
      similarityOf(textVector(asked.text, frequencies), textVector(text, frequencies));
    expect(past.map(({ text }) => Math.floor(alike(text) * 20))).toEqual([1, 1, 3]);
    const found = rankPrecedents(asked, past, frequencies);
    expect(found.map((one) => one.past.runId)).toEqual([past[2]!.runId]);
  });

  it('are the same text with likeness 1, whatever case and accents', () => {
    const past = aCase('Café gelée', { runId: 'p' });
    expect(rank(aCase('CAFE GELEE'), [past])[0]?.likeness.similarity).toBeCloseTo(1, 12);
  });

  it('have each run once, as it was looked at in the first of its cases', () => {
    const past = [
      aCase('late parcel', { runId: 'r', decision: 'newer' }),
      aCase('late parcel', { runId: 'r', decision: 'older' }),
    ];
    expect(rank(aCase('parcel'), past).map((one) => one.past.decision)).toEqual(['newer']);
  });

  it('say what else is shared, and settle ties by it', () => {
    const asked = aCase('late parcel', { runId: 'asked', caseType: 'late', amount: 40 });
    const past = [
      aCase('late parcel', { runId: 'a', caseType: 'other', decision: 'refuse' }),
      aCase('late parcel', { runId: 'b', caseType: 'late', amount: 20 }),
      aCase('late parcel', { runId: 'c', caseType: 'late', amount: 40 }),
    ];
    expect(rank(asked, past)).toMatchObject([
      { past: { runId: 'c' }, likeness: { isSameType: true, amountRatio: 1 } },
      { past: { runId: 'b' }, likeness: { isSameType: true, amountRatio: 0.5 } },
      { past: { runId: 'a' }, likeness: { isSameType: false, isSameDecision: false, amountRatio: null } },
    ]);
  });
});
