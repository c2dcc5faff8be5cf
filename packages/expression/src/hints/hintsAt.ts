import type { ExpressionEnvironment } from '../expression.ts';
import { tokensOf } from '../syntax/tokensOf.ts';
import { globalHints } from './globalHints.ts';
import type { Hints } from './hint.ts';
import { memberHints } from './memberHints.ts';
import { readingAt } from './readingAt.ts';
import { valueHints } from './valueHints.ts';

/**
 * What can be written at the caret: fields and methods behind a dot, the values of a choice behind `==` and in `in [..]`,
 * else variables and functions. Works on text that cannot be parsed yet; knows the names that loops give to elements.
 */
export function hintsAt(source: string, caret: number, { variables }: ExpressionEnvironment): Hints | null {
  const reading = readingAt(tokensOf(source), caret, variables);
  if (reading === null) return null;
  const values = valueHints(reading);
  if (reading.inText !== undefined) return values.length === 0 ? null : { ...reading.range, hints: values };
  if (reading.isMember) return memberHints(reading);
  if (reading.isBehindValue) return null;
  return { ...reading.range, hints: [...values, ...globalHints(reading)] };
}
