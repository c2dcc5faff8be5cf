import { propertiesOf, type StaticType } from '../check/staticType.ts';
import { openBrackets } from './chainBefore.ts';
import type { Hint } from './hint.ts';
import { type Reading, typeBefore } from './readingAt.ts';

/** The values of a choice, where one is compared: behind `==` and `!=`, and in the list behind `in`. Names in `x["…"]`. */
export function valueHints(reading: Reading): Hint[] {
  const { tokens, before } = reading;
  const previous = tokens[before - 1]?.text;
  if (previous === '==' || previous === '!=') return choices(typeBefore(reading, before - 2));
  const open = openBrackets(tokens, before).at(-1);
  if (open === undefined || tokens[open]?.text !== '[' || (previous !== '[' && previous !== ',')) return [];
  if (tokens[open - 1]?.text === 'in') return choices(typeBefore(reading, open - 2));
  return previous === '[' && open > 0 ? names(typeBefore(reading, open - 1)) : [];
}

function choices(type: StaticType): Hint[] {
  if (type.kind !== 'string') return [];
  return (type.values ?? []).map((value) => quoted(value));
}

const names = (type: StaticType): Hint[] =>
  type.kind === 'object' ? Object.keys(propertiesOf(type.schema)).map((name) => quoted(name)) : [];

const quoted = (value: string): Hint => {
  const label = JSON.stringify(value);
  return { type: 'value', label, insert: label, gives: 'string' };
};
