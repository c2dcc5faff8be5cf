import { type Frequencies, rarityOf } from './frequencies.ts';

/** Words to look for together in an index, and how much it says when a case has all of them. */
export type Probe = { readonly words: readonly string[]; readonly weight: number };

/** An index hands out the cases of a probe one by one: all probes together may bring about so many. */
const MOST_CASES = 3_000;
const MOST_PROBES = 40;
/** Words that are too common by themselves are looked for together; the rarest of them are enough. */
const WORDS_JOINED = 10;
const MOST_JOINED = 3;
/** Where nothing brings few enough cases, the narrowest is still worth looking at up to so many times the room. */
const LAST_RESORT = 10;

/**
 * How to look for cases like one with these words: by its rarest words, and by two or three together where single words
 * would bring too many cases, so that looking costs the same among a thousand cases and among a million. Words of no
 * other case are left out.
 */
export function probesOf(words: readonly string[], frequencies: Frequencies): readonly Probe[] {
  const known = [...new Set(words)]
    .filter((word) => (frequencies.of.get(word) ?? 0) > 0)
    .sort((a, b) => frequencies.of.get(a)! - frequencies.of.get(b)! || (a < b ? -1 : 1));
  const probes: Probe[] = [];
  let room = MOST_CASES;
  let rest = known;
  let narrowest: Expected | undefined;
  for (let joined = 1; joined <= MOST_JOINED && rest.length >= joined; joined += 1) {
    const expected = combinations(rest, joined)
      .map((together) => ({ together, cases: expectedCases(together, frequencies) }))
      .sort((a, b) => a.cases - b.cases);
    narrowest = expected[0] ?? narrowest;
    for (const { together, cases } of expected) {
      if (cases > room || probes.length === MOST_PROBES) break;
      room -= cases;
      probes.push(probeOf(together, frequencies));
    }
    if (joined === 1) rest = known.slice(probes.length, probes.length + WORDS_JOINED);
  }
  const isLastResort =
    probes.length === 0 && narrowest !== undefined && narrowest.cases <= LAST_RESORT * MOST_CASES;
  return isLastResort ? [probeOf(narrowest!.together, frequencies)] : probes;
}

type Expected = { readonly together: readonly string[]; readonly cases: number };

const probeOf = (words: readonly string[], frequencies: Frequencies): Probe => ({
  words,
  weight: words.reduce((sum, word) => sum + rarityOf(frequencies, word) ** 2, 0),
});

/**
 * Between what it would be if the words had nothing to do with each other and what the rarest of them allows, for words
 * of one matter stand together.
 */
function expectedCases(words: readonly string[], { cases, of }: Frequencies): number {
  const counts = words.map((word) => of.get(word)!);
  const least = Math.min(...counts);
  const apart = counts.reduce((product, count) => product * (count / cases), cases);
  return Math.sqrt(apart * least);
}

function combinations<TItem>(items: readonly TItem[], size: number): readonly (readonly TItem[])[] {
  if (size === 1) return items.map((item) => [item]);
  return items.flatMap((item, index) =>
    combinations(items.slice(index + 1), size - 1).map((others) => [item, ...others]),
  );
}
