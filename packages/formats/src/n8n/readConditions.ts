import {
  asked,
  type Comparison,
  type Condition,
  compared,
  comparedTimes,
  hasValue,
  holds,
  isEmpty,
  isNotEmpty,
  joined,
  negated,
  type Other,
  orAbsent,
} from '../conditions/condition.ts';
import type { Place } from '../conditions/place.ts';
import { type Fields, fieldsOf, isFields, listOf, own, textOf } from '../read/fields.ts';
import { isExpression, withoutSign } from './n8nText.ts';

type Find = (path: string) => Place | null;

/** One row of a condition, of either generation of the node: two values and what is asked of them. */
export type Row = {
  readonly left: unknown;
  readonly right: unknown;
  readonly type: string;
  readonly verb: string;
};

/** The conditions of an If, a Filter or a rule of a Switch; null when one of them cannot be said here. */
export function readConditions(conditions: Fields, find: Find): Condition | null {
  const isAnd = textOf(own(conditions, 'combinator')) !== 'or';
  const ignoresCase = own(fieldsOf(own(conditions, 'options')), 'caseSensitive') === false;
  const rows = rowsOf(conditions);
  const read = rows.map((row) => (ignoresCase && row.type === 'string' ? null : readRow(row, find)));
  const known = read.filter((one) => one !== null);
  return known.length === 0 || known.length < read.length ? null : joined(isAnd ? 'and' : 'or', known);
}

function rowsOf(conditions: Fields): Row[] {
  const newer = listOf(own(conditions, 'conditions')).map(fieldsOf);
  if (newer.length > 0) {
    return newer.map((one) => {
      const operator = own(one, 'operator');
      const words = isFields(operator) ? operator : {};
      return {
        ...{ left: own(one, 'leftValue'), right: own(one, 'rightValue') },
        ...{ type: textOf(own(words, 'type')), verb: textOf(own(words, 'operation')) },
      };
    });
  }
  return Object.entries(conditions).flatMap(([type, group]) =>
    (Array.isArray(group) ? group : []).map(fieldsOf).map((one) => ({
      ...{ left: own(one, 'value1'), right: own(one, 'value2'), type },
      verb: textOf(own(one, 'operation')) || usualVerb(type),
    })),
  );
}

/** What a row of the older generations asks that does not say it. */
export function usualVerb(type: string): string {
  if (type === 'number') return 'smaller';
  return type === 'dateTime' ? 'after' : 'equal';
}

/** `{{ $json.amount }} gt 100`, as far as the file says it so. */
export function sentenceOf(conditions: Fields): string {
  const said = rowsOf(conditions).map(({ left, right, verb }) =>
    `${textOf(left)} ${verb || 'equals'} ${textOf(right)}`.trim(),
  );
  return said.join(textOf(own(conditions, 'combinator')) === 'or' ? ' or ' : ' and ');
}

const COMPARISONS: Readonly<Record<string, Comparison>> = {
  ...{ equals: '==', equal: '==', notEquals: '!=', notEqual: '!=' },
  ...{ gt: '>', larger: '>', gte: '>=', largerEqual: '>=' },
  ...{ lt: '<', smaller: '<', lte: '<=', smallerEqual: '<=' },
  ...{ after: '>', afterOrEquals: '>=', before: '<', beforeOrEquals: '<=' },
};

const QUESTIONS: Readonly<Record<string, 'contains' | 'startsWith' | 'endsWith'>> = {
  ...{ contains: 'contains', startsWith: 'startsWith', endsWith: 'endsWith' },
  ...{ notContains: 'contains', notStartsWith: 'startsWith', notEndsWith: 'endsWith' },
};

/** One row; null when a value is not where anybody could look, or the question has no counterpart. */
export function readRow({ left, right, type, verb }: Row, find: Find): Condition | null {
  const place = placeOf(left, find);
  if (place === null) return null;
  if (verb === 'true') return orAbsent(compared(place, '==', { value: true }), false, [place]);
  if (verb === 'false') return orAbsent(compared(place, '==', { value: false }), true, [place]);
  if (verb === 'exists') return hasValue(place);
  if (verb === 'notExists') return negated(hasValue(place));
  const isText = ['', 'string', 'array', 'object'].includes(type);
  if (verb === 'empty' || verb === 'isEmpty') return isText ? isEmpty(place) : null;
  if (verb === 'notEmpty' || verb === 'isNotEmpty') return isText ? isNotEmpty(place) : null;
  const other = otherOf(right, type, find);
  const condition = other && compare({ place, type, verb, other });
  if (other === null || condition === null) return null;
  const places = 'place' in other ? [place, other.place] : [place];
  return orAbsent(condition, isTrueOfAbsent({ type, verb, other }), places);
}

type Asked = { readonly type: string; readonly verb: string; readonly other: Other };

function compare({ place, type, verb, other }: Asked & { readonly place: Place }): Condition | null {
  const word = QUESTIONS[verb];
  if (word !== undefined && type === 'string') {
    const question = asked(place, word, other);
    return verb.startsWith('not') ? negated(question) : question;
  }
  const comparison = COMPARISONS[verb];
  if (comparison === undefined || type === 'array' || type === 'object') return null;
  if (type === 'boolean' && verb === 'equal' && 'value' in other && other.value === true) return holds(place);
  return type === 'dateTime' ? comparedTimes(place, comparison, other) : compared(place, comparison, other);
}

/** Theirs takes a text that is missing (or null) for an empty one, and the first generation a number that is missing for 0. */
function isTrueOfAbsent({ type, verb, other }: Asked): boolean {
  const value = 'value' in other ? other.value : undefined;
  if (typeof value === 'number' && Object.hasOwn(OF_ZERO, verb)) return OF_ZERO[verb]!(value);
  const isNot = verb.startsWith('not');
  return type === 'string' && value === '' && EQUALS.has(verb) ? !isNot : isNot;
}

const EQUALS = new Set(['equals', 'notEquals']);
const OF_ZERO: Readonly<Record<string, (value: number) => boolean>> = {
  smaller: (value) => value > 0,
  smallerEqual: (value) => value >= 0,
  larger: (value) => value < 0,
  largerEqual: (value) => value <= 0,
};

/** `={{ $json.amount }}`: nothing but one path. */
function placeOf(value: unknown, find: Find): Place | null {
  const path = typeof value === 'string' ? /^=\s*\{\{([^{}]*)\}\}\s*$/.exec(value)?.[1] : undefined;
  return path === undefined ? null : find(path.trim());
}

/** Numbers are often kept as texts; what is asked says what they are. */
function otherOf(given: unknown, type: string, find: Find): Other | null {
  const value = typeof given === 'string' && !isExpression(given) ? withoutSign(given) : given;
  if (isExpression(value)) {
    const place = placeOf(value, find);
    return place === null ? null : { place };
  }
  if (type === 'number') {
    const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
    return typeof number === 'number' && Number.isFinite(number) ? { value: number } : null;
  }
  if (typeof value === 'number' || typeof value === 'boolean') return { value };
  if (typeof value !== 'string') return null;
  if (type === 'boolean') return ['true', 'false'].includes(value) ? { value: value === 'true' } : null;
  return { value };
}
