/** Which columns of a file say what a reviewer is asked; each may be missing. */
export type CaseColumns = {
  readonly title?: string | undefined;
  readonly recommendation?: string | undefined;
  readonly confidence?: string | undefined;
  readonly caseType?: string | undefined;
};

/** Names that people give such columns, in English and German, the surest first. */
const USUAL = {
  recommendation: [
    ...['recommendation', 'recommended', 'empfehlung', 'suggestion', 'vorschlag', 'proposal', 'decision'],
    ...['entscheidung', 'prediction', 'vorhersage', 'answer', 'antwort', 'reply', 'label', 'output'],
  ],
  confidence: [
    ...['confidence', 'konfidenz', 'certainty', 'sicherheit', 'probability', 'wahrscheinlichkeit', 'score'],
  ],
  caseType: ['case type', 'falltyp', 'fallart', 'category', 'kategorie', 'type', 'typ', 'kind'],
  title: [
    ...['title', 'titel', 'subject', 'betreff', 'name', 'case', 'fall', 'number', 'nummer', 'order', 'id'],
  ],
} as const;

/** Guesses from the names of the columns; no column is taken twice. Without a telling name the first one left is the title. */
export function guessColumns(names: readonly string[]): CaseColumns {
  const left = new Set(names);
  const guess: { -readonly [Part in keyof CaseColumns]: string } = {};
  for (const part of ['recommendation', 'confidence', 'caseType', 'title'] as const) {
    const found = columnNamed([...left], USUAL[part]) ?? (part === 'title' ? [...left][0] : undefined);
    if (found === undefined) continue;
    guess[part] = found;
    left.delete(found);
  }
  return guess;
}

/** The column with the surest name: one that is exactly a usual one goes before one that has it among its words. */
function columnNamed(names: readonly string[], usual: readonly string[]): string | undefined {
  const words = new Map(names.map((name) => [name, wordsOf(name)]));
  const isExactly = (name: string, one: string) => words.get(name) === one;
  const has = (name: string, one: string) => ` ${words.get(name)} `.includes(` ${one} `);
  for (const matches of [isExactly, has]) {
    for (const one of usual) {
      const found = names.find((name) => matches(name, one));
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

/** `agent_recommendation`, `agentRecommendation` and `Agent recommendation` are the same words. */
const wordsOf = (name: string): string =>
  name
    .replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .join(' ');
