import { tokensOf } from '../syntax/tokensOf.ts';
import { openBrackets } from './chainBefore.ts';
import { FUNCTION_CATALOGUE, type FunctionEntry } from './functionCatalogue.ts';

/** The call in whose brackets the caret is, and which of its arguments, counted from 0. */
export type CallAt = {
  readonly entry: FunctionEntry;
  readonly argument: number;
  readonly from: number;
  readonly isMethod: boolean;
};

/** Which function is being called at the caret; null when none is. */
export function signatureAt(source: string, caret: number): CallAt | null {
  const tokens = tokensOf(source);
  const before = tokens.filter((token) => token.to <= caret).length;
  for (const open of openBrackets(tokens, before).reverse()) {
    const name = tokens[open - 1];
    if (tokens[open]?.text !== '(' || name?.type !== 'name') continue;
    const isMethod = tokens[open - 2]?.text === '.';
    const entry = FUNCTION_CATALOGUE.find((one) => one.name === name.text);
    const own = entry?.signatures.filter(({ on }) => (on !== undefined) === isMethod) ?? [];
    if (entry === undefined || own.length === 0) return null;
    const commas = commasBetween(tokens.slice(open + 1, before));
    return { entry: { name: entry.name, signatures: own }, argument: commas, from: name.from, isMethod };
  }
  return null;
}

function commasBetween(tokens: ReturnType<typeof tokensOf>): number {
  let depth = 0;
  let commas = 0;
  for (const { type, text } of tokens) {
    if (type === 'bracket') depth += '([{'.includes(text) ? 1 : -1;
    else if (text === ',' && depth === 0) commas += 1;
  }
  return commas;
}
