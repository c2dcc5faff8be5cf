import { RE2JS } from '@bufbuild/re2';
import { fail, ok, problem, type Result } from './problem.ts';

/** Tells whether the pattern is found anywhere in a text. */
export type CompiledPattern = { readonly test: (text: string) => boolean };

/**
 * Makes a regular expression of JSON Schema (ECMAScript, Unicode mode) ready to use. It runs on an engine whose time
 * grows with the length of the text and never beyond: patterns and texts come from different people, and one pair must not
 * keep everybody else waiting. What such an engine does not know is refused: looking ahead or behind, references to a group,
 * more than 1,000 repetitions, long names of Unicode properties. Problems: `pattern_invalid`, `pattern_unsupported`.
 */
export function compilePattern(source: string): Result<CompiledPattern> {
  if (!isRegularExpression(source))
    return fail(problem('pattern_invalid', 'It is not a regular expression.'));
  try {
    return ok(new RE2JS(translated(source)));
  } catch {
    return fail(problem('pattern_unsupported', UNSUPPORTED));
  }
}

const UNSUPPORTED =
  'It asks for what an engine that is bounded in time does not know, such as looking ahead or behind, a reference to a group or more than 1,000 repetitions.';

function isRegularExpression(source: string): boolean {
  try {
    new RegExp(source, 'u');
    return true;
  } catch {
    return false;
  }
}

const PIECE =
  /\\u\{(?<braced>[\da-f]+)\}|\\u(?<high>d[89ab][\da-f]{2})\\u(?<low>d[c-f][\da-f]{2})|\\u(?<unit>[\da-f]{4})|\\c(?<control>[a-z])|\\(?<property>p)\{(?:script|sc)=(?<script>\w+)\}|\\(?<escaped>[\s\S])|(?<all>\[\^\])|(?<open>\[)|(?<close>\])|(?<dot>\.)/gi;

const SPACES = String.raw`\t-\r \x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}\x{feff}`;
const NOT_SPACES = String.raw`\x{0}-\x{8}\x{e}-\x{1f}!-\x{9f}\x{a1}-\x{167f}\x{1681}-\x{1fff}\x{200b}-\x{2027}\x{202a}-\x{202e}\x{2030}-\x{205e}\x{2060}-\x{2fff}\x{3001}-\x{fefe}\x{ff00}-\x{10ffff}`;

type Piece = Readonly<Record<string, string | undefined>>;

/** The same pattern as the engine spells it: where the two languages differ, that of JSON Schema is meant. */
function translated(source: string): string {
  let isInClass = false;
  return source.replace(PIECE, (...match) => {
    const piece = match.at(-1) as Piece; // safe: the pattern has named groups
    if (piece['open'] !== undefined) isInClass = true;
    if (piece['close'] !== undefined) isInClass = false;
    return spelled(piece, isInClass) ?? String(match[0]);
  });
}

function spelled({ braced, high, low, unit, control, ...rest }: Piece, isInClass: boolean): string | null {
  const { property, script, escaped, all, dot } = rest;
  if (high !== undefined && low !== undefined) {
    const pair = String.fromCharCode(Number.parseInt(high, 16), Number.parseInt(low, 16));
    return codePoint(pair.codePointAt(0) ?? 0);
  }
  if (braced !== undefined || unit !== undefined) return codePoint(Number.parseInt(braced ?? unit ?? '', 16));
  if (control !== undefined) return codePoint(control.charCodeAt(0) % 32);
  if (property !== undefined) return `\\${property}{${script}}`;
  if (all !== undefined && !isInClass) return String.raw`[\x{0}-\x{10ffff}]`;
  if (dot !== undefined && !isInClass) return String.raw`[^\n\r\x{2028}\x{2029}]`;
  const within = (ranges: string) => (isInClass ? ranges : `[${ranges}]`);
  switch (escaped) {
    case 's':
      return within(SPACES);
    case 'S':
      return within(NOT_SPACES);
    case '0':
      return codePoint(0);
    case 'b':
      return isInClass ? codePoint(8) : null;
    default:
      return null;
  }
}

const codePoint = (code: number): string => `\\x{${code.toString(16)}}`;
