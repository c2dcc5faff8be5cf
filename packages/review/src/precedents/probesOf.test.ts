import { describe, expect, it } from 'vitest';
import { probesOf } from './probesOf.ts';

const among = (cases: number, counts: Readonly<Record<string, number>>) => ({
  cases,
  of: new Map(Object.entries(counts)),
});
const wordsIn = (counts: Readonly<Record<string, number>>, cases = 1_000_000) =>
  probesOf(Object.keys(counts), among(cases, counts)).map(({ words }) => words.join(' '));

describe('probes', () => {
  it('are the rarest words as long as they bring few cases, never a word of no other case', () => {
    expect(wordsIn({ the: 900_000, glass: 700, broken: 1_500, unheard: 0 })).toEqual(['glass', 'broken']);
  });

  it('join words that are too common by themselves, two or three together', () => {
    expect(wordsIn({ parcel: 20_000, late: 10_000 })).toEqual(['late parcel']);
    expect(wordsIn({ parcel: 90_000, late: 80_000, weeks: 70_000 })).toEqual(['weeks late parcel']);
  });

  it('are all words where there are few cases', () => {
    expect(wordsIn({ the: 900, glass: 7, parcel: 300 }, 1_000)).toEqual(['glass', 'parcel', 'the']);
  });

  it('weigh more the rarer their words are', () => {
    const [rare, common] = probesOf(['glass', 'parcel'], among(1_000, { glass: 7, parcel: 300 }));
    expect(rare!.weight).toBeGreaterThan(common!.weight);
  });

  it('are few, however long a case is', () => {
    const counts = Object.fromEntries(Array.from({ length: 400 }, (_, n) => [`w${n}`, n + 1]));
    expect(wordsIn(counts).length).toBeLessThanOrEqual(40);
  });

  it('are none where nothing can be looked for', () => {
    expect(wordsIn({})).toEqual([]);
    expect(wordsIn({ the: 900_000 })).toEqual([]);
  });
});
