import {
  asked,
  type Comparison,
  type Condition,
  compared,
  comparedTimes,
  isOfType,
  isThere,
  joined,
  negated,
  type Other,
} from '../conditions/condition.ts';
import type { Place } from '../conditions/place.ts';
import { readComparison } from '../conditions/readComparison.ts';
import { type Fields, fieldsOf, listOf, own, textOf } from '../read/fields.ts';

/** Where a path of the machine (`$.order.id`) stands in a run here; null when nobody knows. */
export type FindPlace = (path: string) => Place | null;

const COMPARISONS: Readonly<Record<string, Comparison>> = {
  ...{ Equals: '==', LessThan: '<', LessThanEquals: '<=' },
  ...{ GreaterThan: '>', GreaterThanEquals: '>=' },
};

const TYPES: Readonly<Record<string, readonly string[]>> = {
  ...{ IsString: ['string'], IsBoolean: ['bool'] },
  IsNumeric: ['int', 'double'],
};

/** A rule of a choice as a condition of ours; null when it cannot be said, or looks where nobody knows. */
export function readRule(rule: Fields, find: FindPlace, depth = 0): Condition | null {
  if (depth > 20) return null;
  const written = textOf(own(rule, 'Condition'));
  if (written !== '') return readJsonata(written, find);
  for (const [word, join] of [
    ['And', 'and'],
    ['Or', 'or'],
  ] as const) {
    const list = own(rule, word);
    if (list !== undefined) return readAll(listOf(list), join, (part) => readRule(part, find, depth + 1));
  }
  const not = own(rule, 'Not');
  if (not !== undefined) {
    const inner = readRule(fieldsOf(not), find, depth + 1);
    return inner === null ? null : negated(inner);
  }
  const place = find(textOf(own(rule, 'Variable')));
  return place === null ? null : readTest(rule, place, find);
}

function readAll(
  parts: readonly unknown[],
  join: 'and' | 'or',
  read: (part: Fields) => Condition | null,
): Condition | null {
  const conditions = parts.map((part) => read(part as Fields));
  const known = conditions.filter((one) => one !== null);
  return known.length === 0 || known.length < conditions.length ? null : joined(join, known);
}

/** `{ Variable, NumericGreaterThan: 100 }`: the test is the key that is left. */
function readTest(rule: Fields, place: Place, find: FindPlace): Condition | null {
  const around = ['Variable', 'Next', 'Comment', 'Assign', 'Output'];
  const [test = '', ...more] = Object.keys(rule).filter((key) => !around.includes(key));
  const value = own(rule, test);
  if (more.length > 0 || value === undefined) return null;
  if (test === 'IsPresent') return value === true ? isThere(place) : negated(isThere(place));
  if (test === 'IsNull') return compared(place, value === true ? '==' : '!=', { value: null });
  const types = TYPES[test];
  if (types !== undefined) return value === true ? isOfType(place, types) : negated(isOfType(place, types));
  if (test === 'StringMatches') return readPattern(place, textOf(value));
  const parts = /^(String|Numeric|Boolean|Timestamp)(Equals|(?:Less|Greater)Than(?:Equals)?)(Path)?$/.exec(
    test,
  );
  const comparison = COMPARISONS[parts?.[2] ?? ''];
  const other = otherOf(value, parts?.[3] === 'Path', find);
  if (comparison === undefined || other === null) return null;
  return parts?.[1] === 'Timestamp'
    ? comparedTimes(place, comparison, other)
    : compared(place, comparison, other);
}

function otherOf(value: unknown, isPath: boolean, find: FindPlace): Other | null {
  if (isPath) {
    const place = find(String(value));
    return place === null ? null : { place };
  }
  const isPlain = ['string', 'number', 'boolean'].includes(typeof value);
  return isPlain ? { value: value as string | number | boolean } : null;
}

/** `*` stands for anything; a star that is meant has a backslash before it. */
function readPattern(place: Place, pattern: string): Condition {
  const parts = pattern.split(/(?<!\\)\*/).map((part) => part.replaceAll(/\\([\\*])/g, '$1'));
  const [first = '', second = '', third] = parts;
  if (parts.length === 1) return compared(place, '==', { value: first });
  if (parts.length === 2 && second === '') return asked(place, 'startsWith', { value: first });
  if (parts.length === 2 && first === '') return asked(place, 'endsWith', { value: second });
  if (parts.length === 3 && first === '' && third === '') return asked(place, 'contains', { value: second });
  const plain = parts.map((part) => part.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  return asked(place, 'matches', { value: `^${plain.join('.*')}$` });
}

/** `{% $states.input.amount > 100 %}` */
function readJsonata(text: string, find: FindPlace): Condition | null {
  const inner = /^\{%([\s\S]*)%\}$/.exec(text.trim())?.[1];
  if (inner === undefined) return null;
  return readComparison(inner, (path) => {
    const behind = /^\$states\.input(?=$|[.[])/.exec(path);
    return behind === null ? null : find(`$${path.slice(behind[0].length)}`);
  });
}
