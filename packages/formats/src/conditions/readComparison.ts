import {
  type Comparison,
  type Condition,
  compared,
  holds,
  joined,
  negated,
  type Other,
} from './condition.ts';
import type { Place } from './place.ts';

/** Where a name or path of the file's language stands in a run; null when nobody knows. */
type Find = (path: string) => Place | null;

type Token = { readonly type: 'path' | 'text' | 'number' | 'sign'; readonly text: string };

const SIGNS: Readonly<Record<string, Comparison>> = {
  ...{
    '==': '==',
    '=': '==',
    '===': '==',
    '!=': '!=',
    '!==': '!=',
    '<': '<',
    '<=': '<=',
    '>': '>',
    '>=': '>=',
  },
  ...{ eq: '==', ne: '!=', lt: '<', le: '<=', gt: '>', ge: '>=' },
};
const MIRRORED: Readonly<Record<Comparison, Comparison>> = {
  ...{ '==': '==', '!=': '!=', '<': '>', '<=': '>=', '>': '<', '>=': '<=' },
};
const MOST_TOKENS = 400;

/**
 * Comparisons as nearly every language writes them: `amount > 100 and not(country == 'DE')`. Null for everything that says
 * more than paths, plain values, comparisons, and, or, not and brackets: what is only half understood is not understood.
 */
export function readComparison(text: string, find: Find): Condition | null {
  const tokens = tokensOf(text);
  if (tokens === null || tokens.length === 0 || tokens.length > MOST_TOKENS) return null;
  const reader = new Reader(tokens, find);
  const condition = reader.either();
  return reader.isAtEnd ? condition : null;
}

const TOKEN =
  /\s*(?:("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|(-?\d+(?:\.\d+)?)(?![\w.])|([$a-zA-Z_][\w$-]*(?:\.[\w$-]+|\[(?:\d+|'[^']*'|"[^"]*")\])*)|(===|!==|==|!=|<=|>=|&&|\|\||[<>=!()]))/y;

function tokensOf(text: string): Token[] | null {
  const tokens: Token[] = [];
  const rest = text.trim();
  TOKEN.lastIndex = 0;
  for (let at = 0; at < rest.length; at = TOKEN.lastIndex) {
    TOKEN.lastIndex = at;
    const found = TOKEN.exec(rest);
    if (found === null) return null;
    const [, quoted, number, path, sign] = found;
    if (quoted !== undefined)
      tokens.push({ type: 'text', text: quoted.slice(1, -1).replaceAll(/\\(.)/g, '$1') });
    else if (number !== undefined) tokens.push({ type: 'number', text: number });
    else if (path !== undefined) tokens.push({ type: 'path', text: path });
    else tokens.push({ type: 'sign', text: sign ?? '' });
  }
  return tokens;
}

/** Reads from the weakest word to the strongest: or, and, not, a comparison. */
class Reader {
  #at = 0;
  readonly #tokens: readonly Token[];
  readonly #find: Find;

  constructor(tokens: readonly Token[], find: Find) {
    this.#tokens = tokens;
    this.#find = find;
  }

  get isAtEnd(): boolean {
    return this.#at === this.#tokens.length;
  }

  either(): Condition | null {
    return this.#list('or', ['or', '||'], () => this.#list('and', ['and', '&&'], () => this.#single()));
  }

  #list(join: 'and' | 'or', words: readonly string[], read: () => Condition | null): Condition | null {
    const parts: Condition[] = [];
    do {
      const part = read();
      if (part === null) return null;
      parts.push(part);
    } while (this.#takes(words));
    return joined(join, parts);
  }

  #single(): Condition | null {
    if (this.#takes(['!', 'not'])) {
      const inner = this.#single();
      return inner === null ? null : negated(inner);
    }
    if (this.#takes(['('])) {
      const inner = this.either();
      return inner !== null && this.#takes([')']) ? inner : null;
    }
    return this.#comparison();
  }

  #comparison(): Condition | null {
    const left = this.#operand();
    if (left === null) return null;
    const comparison = SIGNS[this.#tokens[this.#at]?.text ?? ''];
    if (comparison === undefined) return 'place' in left ? holds(left.place) : null;
    this.#at += 1;
    const right = this.#operand();
    if (right === null) return null;
    if ('place' in left) return compared(left.place, comparison, right);
    return 'place' in right ? compared(right.place, MIRRORED[comparison], left) : null;
  }

  #operand(): Other | null {
    const token = this.#tokens[this.#at];
    if (token === undefined || token.type === 'sign') return null;
    this.#at += 1;
    if (token.type === 'text') return { value: token.text };
    if (token.type === 'number') return { value: Number(token.text) };
    if (token.text === 'true' || token.text === 'false') return { value: token.text === 'true' };
    if (token.text === 'null') return { value: null };
    const place = this.#find(token.text);
    return place === null ? null : { place };
  }

  #takes(words: readonly string[]): boolean {
    const token = this.#tokens[this.#at];
    const isThere = token !== undefined && token.type !== 'text' && words.includes(token.text);
    if (isThere) this.#at += 1;
    return isThere;
  }
}
