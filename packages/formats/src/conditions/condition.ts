import { type ImportLoss, LONGEST_EXPRESSION } from '@countersign/model';
import { lost, quoted } from '../sketch/losses.ts';
import { isNotNullText, isThereText, type Place, placeText } from './place.ts';

/** A condition of a file as an expression of ours. */
export type Condition = {
  readonly when: string;
  readonly join: 'none' | 'and' | 'or';
  /** Whether its values certainly stand where it looks for them. */
  readonly isSure: boolean;
};

/** What a value is compared with: written down, or standing somewhere else. */
export type Other = { readonly value: string | number | boolean | null } | { readonly place: Place };

export type Comparison = '==' | '!=' | '<' | '<=' | '>' | '>=';

const one = (when: string, ...places: readonly Place[]): Condition => ({
  ...{ when, join: 'none' },
  isSure: places.every(({ isSure }) => isSure),
});

/** `input.amount > 100` */
export function compared(place: Place, comparison: Comparison, other: Other): Condition {
  const [text, places] = otherText(other);
  return one(`${placeText(place)} ${comparison} ${text}`, place, ...places);
}

/** Times are compared as times, however they are written. */
export function comparedTimes(place: Place, comparison: Comparison, other: Other): Condition {
  const [text, places] = otherText(other);
  return one(`timestamp(${placeText(place)}) ${comparison} timestamp(${text})`, place, ...places);
}

/** `input.name.startsWith("A")`, and the other questions that texts answer. */
export function asked(
  place: Place,
  question: 'startsWith' | 'endsWith' | 'contains' | 'matches',
  other: Other,
): Condition {
  const [text, places] = otherText(other);
  return one(`${placeText(place)}.${question}(${text})`, place, ...places);
}

/** The value itself is true or false. */
export const holds = (place: Place): Condition => one(placeText(place), place);

export const isThere = (place: Place): Condition =>
  joined(
    'and',
    isThereText(place).map((text) => one(text, place)),
  );

/** There, and something else than null. */
export const hasValue = (place: Place): Condition =>
  joined(
    'and',
    [...isThereText(place), ...isNotNullText(place)].map((text) => one(text, place)),
  );

/**
 * The condition for cases that do not have a value, too, or have null, on which it would fail: of these it is true or false
 * as `whenAbsent` says. Of values that are there in any case nothing is asked.
 */
export function orAbsent(condition: Condition, whenAbsent: boolean, places: readonly Place[]): Condition {
  const there = places.filter(({ isGiven }) => isGiven !== true).map(hasValue);
  if (there.length === 0) return condition;
  return whenAbsent ? joined('or', [...there.map(negated), condition]) : joined('and', [...there, condition]);
}

/** `type(input.amount) == string`, or one of several types. */
export const isOfType = (place: Place, types: readonly string[]): Condition =>
  joined(
    'or',
    types.map((type) => one(`type(${placeText(place)}) == ${type}`, place)),
  );

/** What is not there, or is null, is empty too. */
export const isEmpty = (place: Place): Condition =>
  joined('or', [negated(hasValue(place)), one(`size(${placeText(place)}) == 0`, place)]);

export const isNotEmpty = (place: Place): Condition =>
  joined('and', [hasValue(place), one(`size(${placeText(place)}) > 0`, place)]);

export function joined(join: 'and' | 'or', parts: readonly Condition[]): Condition {
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return only;
  const texts = parts.map((part) =>
    part.join === 'none' || part.join === join ? part.when : `(${part.when})`,
  );
  return {
    when: texts.join(join === 'and' ? ' && ' : ' || ') || (join === 'and' ? 'true' : 'false'),
    join: texts.length > 1 ? join : 'none',
    isSure: parts.every(({ isSure }) => isSure),
  };
}

/** The opposite, written as people would where there is a word for it. */
export function negated(condition: Condition): Condition {
  const { when } = condition;
  const not = (text: string): Condition => ({ ...condition, when: text, join: 'none' });
  if (condition.join === 'none') {
    const equal = /^([^"=<>!]+) == ([^=<>]+)$/.exec(when);
    if (equal !== null) return not(`${equal[1]} != ${equal[2]}`);
    if (when.startsWith('!')) return not(when.slice(1));
    if (/^[^\s=<>]+$/.test(when)) return not(`!${when}`);
  }
  return not(`!(${when})`);
}

function otherText(other: Other): [string, Place[]] {
  return 'value' in other ? [JSON.stringify(other.value), []] : [placeText(other.place), [other.place]];
}

/**
 * What became of a condition: its expression, and what is to be told of it. One that cannot be said here is never true until
 * somebody writes it; of one whose values may stand elsewhere somebody has to say that they do not.
 */
export function readAs(
  condition: Condition | null,
  said: string,
): { readonly when: string; readonly losses: readonly ImportLoss[] } {
  if (condition === null || condition.when.length > LONGEST_EXPRESSION) {
    return { when: 'false', losses: [lost('condition', said)] };
  }
  const { when, isSure } = condition;
  return { when, losses: isSure ? [] : [{ type: 'reading', what: `${quoted(said)} as ${quoted(when)}` }] };
}
