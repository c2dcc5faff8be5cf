import type { JsonSchema } from '@countersign/model';
import { checkTypes } from '../check/checkTypes.ts';
import { isLoop } from '../check/macroNames.ts';
import { DYN, type StaticType } from '../check/staticType.ts';
import { programOf } from '../program.ts';
import type { TextRange } from '../syntax/placeOf.ts';
import { isClosed, type Token } from '../syntax/tokensOf.ts';
import { chainBefore, openBrackets } from './chainBefore.ts';

type Variables = Readonly<Record<string, JsonSchema>>;

/** What stands around the caret. */
export type Reading = {
  readonly tokens: readonly Token[];
  readonly variables: Variables;
  /** The names that loops around the caret give to their elements. */
  readonly local: ReadonlyMap<string, StaticType>;
  /** Number of tokens that are over before the word at the caret begins. */
  readonly before: number;
  /** The word at the caret, or nothing. */
  readonly range: TextRange;
  /** The text literal in which the caret is. */
  readonly inText: Token | undefined;
  readonly isMember: boolean;
  /** An operator has to come first. */
  readonly isBehindValue: boolean;
};

/** Null where nothing is to be offered: in a comment, in a number, and where a loop names its element. */
export function readingAt(tokens: readonly Token[], caret: number, variables: Variables): Reading | null {
  const at = tokens.findIndex((token) => token.from < caret && caret <= token.to);
  const token = tokens[at];
  if (token?.type === 'comment' || token?.type === 'number') return null;
  const isInText = token?.type === 'text' && (caret < token.to || !isClosed(token));
  const isWord = token?.type === 'name' || token?.type === 'keyword';
  const before = isWord || isInText ? at : tokens.filter((one) => one.to <= caret).length;
  const previous = tokens[before - 1];
  const isMember = previous?.text === '.' && !isInText;
  const local = localsAt(tokens, before, variables);
  if (local === null) return null;
  return {
    tokens,
    variables,
    local,
    before,
    range: isWord || isInText ? wordOf(token) : { from: caret, to: caret },
    inText: isInText ? token : undefined,
    isMember,
    isBehindValue: previous !== undefined && endsValue(previous),
  };
}

/** A text that nobody has closed yet would reach to the end of the source: only its first word is being written. */
function wordOf(token: Token): TextRange {
  const { from, to, text } = token;
  if (token.type !== 'text' || isClosed(token)) return { from, to };
  return { from, to: from + (/^[rRbB]{0,2}["'][\w-]*/.exec(text)?.[0].length ?? 1) };
}

const endsValue = ({ type, text }: Token): boolean =>
  type === 'name' || type === 'number' || type === 'text' || text === ')' || text === ']' || text === '}';

/** The type of the value whose last token is `last`. */
export function typeBefore(
  { tokens, variables, local }: Pick<Reading, 'tokens' | 'variables' | 'local'>,
  last: number,
): StaticType {
  const first = chainBefore(tokens, last);
  if (first === undefined) return DYN;
  const source = tokens
    .slice(first, last + 1)
    .map((token) => token.text)
    .join('');
  const program = programOf(source);
  return program.ok ? checkTypes(program.value.tree, variables, { local }).type : DYN;
}

/** Null where the name of an element is being chosen. */
function localsAt(tokens: readonly Token[], before: number, variables: Variables): Reading['local'] | null {
  const local = new Map<string, StaticType>();
  for (const open of openBrackets(tokens, before)) {
    const [name, element, comma] = [tokens[open - 1], tokens[open + 1], tokens[open + 2]];
    if (name === undefined || !isLoop(name.text) || tokens[open - 2]?.text !== '.') continue;
    if (open + 1 >= before || comma?.text !== ',') return open + 2 >= before ? null : local;
    if (element?.type === 'name') {
      local.set(element.text, elementOf(typeBefore({ tokens, variables, local }, open - 3)));
    }
  }
  return local;
}

/** Going through an object goes through the names of its fields. */
function elementOf(type: StaticType): StaticType {
  if (type.kind === 'list') return type.element;
  return type.kind === 'dyn' ? DYN : { kind: 'string' };
}
