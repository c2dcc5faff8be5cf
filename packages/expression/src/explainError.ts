import type { CelError } from '@bufbuild/cel';
import { type Json, type Problem, problem } from '@countersign/model';
import { operatorTitle, typeTitle } from './check/titles.ts';
import type { Reference } from './syntax/references.ts';
import type { ExpressionScope } from './values/toCel.ts';

/** The library's words for a value that is not there. */
const MISSING = /^(field not found|unresolved attribute|unsupported input undefined|index .* out of bounds)/;
const OVERLOAD = /^found no matching overload for '([^']+)' applied to '(?:(.*?)\.)?\((.*)\)'$/;

/** A CEL error as a problem in our words: which value is missing, or what cannot be done with what. */
export function explainError(
  error: CelError,
  references: readonly Reference[],
  scope: ExpressionScope,
): Problem {
  // Some messages quote a whole value, which may be long.
  const text = error.message.length > 200 ? `${error.message.slice(0, 200)}…` : error.message;
  if (MISSING.test(text)) return missingProblem(text, references, scope);
  const overload = OVERLOAD.exec(text);
  if (overload === null) return problem('expression_failed', inOurWords(text));
  const [, name = '', target, args = ''] = overload;
  const types = [target, ...args.split(', ')].filter((type) => type !== undefined && type !== '');
  const operands = types.map((type) => typeTitle(String(type))).join(' and ');
  return problem('expression_type', `${operatorTitle(name)} cannot be used with ${operands || 'nothing'}.`);
}

type Words = readonly [RegExp, (found: string) => string];

/** What else the library says of values that people write by hand. */
const IN_OUR_WORDS: readonly Words[] = [
  [/^error parsing regexp: .*`([^`]*)`/, (pattern) => `The search pattern "${pattern}" cannot be read.`],
  [/^int (?:divide|modulus) by zero/, () => 'Nothing can be divided by zero.'],
  [/^Failed to parse timestamp/, () => 'The text is not a point in time such as 2026-03-31T09:00:00Z.'],
  [/^Failed to parse duration/, () => 'The text is not a length of time such as 90s or 1h30m.'],
  [/^Cannot convert (.*) to a BigInt/s, (text) => `"${text}" is not a whole number.`],
];

function inOurWords(text: string): string {
  for (const [pattern, say] of IN_OUR_WORDS) {
    const found = pattern.exec(text);
    if (found !== null) return say(found[1] ?? '');
  }
  return `The expression failed: ${text}.`;
}

function missingProblem(text: string, references: readonly Reference[], scope: ExpressionScope): Problem {
  const missing = references.map((reference) => missingPart(reference, scope)).find((part) => part !== null);
  if (missing === undefined) return problem('value_missing', elementMessage(text));
  const name = missing.join('.');
  const hint = missing.length > 1 ? ` Use has(${name}) to ask first.` : '';
  return problem('value_missing', `There is no value "${name}".${hint}`, undefined, { path: missing });
}

/** The path down to the first part that is not there: the one that has to be asked for. Null when all of it is there. */
function missingPart(path: Reference, scope: ExpressionScope): Reference | null {
  let value: Json | undefined = scope as Json; // safe: undefined variables are treated like absent ones
  for (const [index, name] of path.entries()) {
    const isThere: boolean =
      typeof value === 'object' && value !== null && !Array.isArray(value) && Object.hasOwn(value, name);
    value = isThere ? (value as Record<string, Json>)[name] : undefined;
    if (value === undefined) return path.slice(0, index + 1);
  }
  return null;
}

function elementMessage(text: string): string {
  const index = /^index (\S+) out of bounds/.exec(text)?.[1];
  if (index !== undefined) return `There is no element ${index}.`;
  const field = /^field not found: (.+)$/.exec(text)?.[1];
  return field === undefined ? `A value is missing: ${text}.` : `There is no field "${field}".`;
}
