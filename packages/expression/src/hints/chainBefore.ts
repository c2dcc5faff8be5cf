import type { Token } from '../syntax/tokensOf.ts';

const CLOSING: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

/**
 * Index of the first token of the value that ends at `last`: `input.lines[0].price`, `size(x)`, `"text"`. Undefined when
 * no value ends there.
 */
export function chainBefore(tokens: readonly Token[], last: number): number | undefined {
  let index = last;
  for (;;) {
    const start = linkBefore(tokens, index);
    if (start === undefined) return undefined;
    if (tokens[start - 1]?.text !== '.') return start;
    index = start - 2;
  }
}

/** One link of a chain: a name, a call, an index with what it is taken of, a literal, something in brackets. */
function linkBefore(tokens: readonly Token[], index: number): number | undefined {
  const token = tokens[index];
  if (token === undefined) return undefined;
  if (token.type === 'name' || token.type === 'text' || token.type === 'number') return index;
  const opening = CLOSING[token.text];
  if (opening === undefined) return undefined;
  const open = openingBefore(tokens, index);
  if (open === undefined) return undefined;
  const before = tokens[open - 1];
  if (before?.type === 'name' && opening === '(') return open - 1;
  const isIndex =
    opening === '[' && before !== undefined && (before.type === 'name' || before.text in CLOSING);
  return isIndex ? linkBefore(tokens, open - 1) : open;
}

/** Index of the bracket that the one at `index` closes. */
function openingBefore(tokens: readonly Token[], index: number): number | undefined {
  let depth = 0;
  for (let at = index; at >= 0; at -= 1) {
    const text = tokens[at]?.type === 'bracket' ? tokens[at]?.text : undefined;
    if (text === undefined) continue;
    depth += text in CLOSING ? 1 : -1;
    if (depth === 0) return at;
  }
  return undefined;
}

/** Indexes of the brackets that are open before a token, the outermost first. */
export function openBrackets(tokens: readonly Token[], end: number): number[] {
  const open: number[] = [];
  for (const [index, { type, text }] of tokens.slice(0, end).entries()) {
    if (type !== 'bracket') continue;
    if (text in CLOSING) open.pop();
    else open.push(index);
  }
  return open;
}
