import type { Json } from '@countersign/model';

/** Longer texts are cut: what tells two cases apart stands early, and an index must not grow with pasted books. */
const MOST_CHARACTERS = 2_000;

/**
 * What came in with a case, by which cases count as alike whatever an agent said of them: all texts and numbers of its
 * input in the order of the fields, at most 2,000 characters.
 */
export const caseText = (input: Json): string => textsOf(input).join('\n').slice(0, MOST_CHARACTERS);

function textsOf(value: Json): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'number') return [String(value)];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap((member) => textsOf(member as Json));
}
