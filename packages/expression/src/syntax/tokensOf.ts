import { endOfQuote } from './bracketDepth.ts';
import type { TextRange } from './placeOf.ts';

/** A word of a source, also of one that cannot be parsed. Spaces are not tokens. */
export type Token = TextRange & {
  readonly type: 'name' | 'keyword' | 'number' | 'text' | 'operator' | 'bracket' | 'comment' | 'unknown';
  readonly text: string;
};

const KEYWORDS: ReadonlySet<string> = new Set(['true', 'false', 'null', 'in']);
const PATTERN =
  /(?<comment>\/\/[^\n]*)|(?<quote>[rRbB]{0,2}["'])|(?<number>(?:0[xX][\da-fA-F]+|\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?)u?)|(?<name>[a-zA-Z_][a-zA-Z0-9_]*)|(?<operator>&&|\|\||[=!<>]=|[-+*/%<>!?:.,=])|(?<bracket>[()[\]{}])|(?<unknown>[^\s])/gu;

/** The words of a source in their order, for colours and for hints while it is written: never fails. */
export function tokensOf(source: string): Token[] {
  const tokens: Token[] = [];
  const pattern = new RegExp(PATTERN);
  for (let match = pattern.exec(source); match !== null; match = pattern.exec(source)) {
    const groups = match.groups ?? {};
    const from = match.index;
    const to =
      groups['quote'] === undefined
        ? from + match[0].length
        : Math.max(endOfQuote(source, from + match[0].length - 1) + 1, from + match[0].length);
    pattern.lastIndex = to;
    tokens.push({ type: typeOf(groups), text: source.slice(from, to), from, to });
  }
  return tokens;
}

function typeOf(groups: Readonly<Record<string, string | undefined>>): Token['type'] {
  const { quote, name } = groups;
  if (quote !== undefined) return 'text';
  if (name !== undefined) return KEYWORDS.has(name) ? 'keyword' : 'name';
  const kinds = ['comment', 'number', 'operator', 'bracket'] as const;
  return kinds.find((kind) => groups[kind] !== undefined) ?? 'unknown';
}

/** Whether a text literal ends with its quote, not with the source. */
export const isClosed = ({ text }: Token): boolean => /^[rRbB]{0,2}(["'])[\s\S]*\1$/.test(text);
