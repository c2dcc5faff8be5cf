import type { ValueKind } from '@countersign/expression';
import type { FlowText } from '../1-parse/texts.ts';

/** Which kinds of value a place accepts, and how people call them. */
export type WantedKind = { readonly title: string; readonly kinds: readonly ValueKind[] };

const CONDITION: WantedKind = { title: 'true or false', kinds: ['bool'] };
const NUMBER: WantedKind = { title: 'a number', kinds: ['int', 'number'] };
const TEXT: WantedKind = { title: 'a text', kinds: ['string'] };
const TIME: WantedKind = { title: 'a time', kinds: ['timestamp', 'string'] };
const LIST: WantedKind = { title: 'a list', kinds: ['list'] };

const PLACES: readonly (readonly [RegExp, WantedKind])[] = [
  [/^(branch|agent|gate|sampler) .*\/(when|fourEyesWhen)$/, CONDITION],
  [/^exception \/rules\/\d+\/when\/expression$/, CONDITION],
  [/^exception \/rules\/\d+\/when\/value$/, NUMBER],
  [/^gate \/policy\/amount$/, NUMBER],
  [/^trigger \/(caseType|priority)$/, TEXT],
  [/^wait \/until\/time$/, TIME],
  [/^each \/items$/, LIST],
];

/** What the place of an expression needs; null where any value will do. */
export function wantedKind({ node, pointer }: FlowText): WantedKind | null {
  const place = `${node.kind} ${pointer}`;
  return PLACES.find(([pattern]) => pattern.test(place))?.[1] ?? null;
}
