import { escapePointer, type Json } from '@countersign/model';

/** A single value inside a case, with its place as a JSON pointer. */
export type Leaf = { readonly pointer: string; readonly value: string | number | boolean };

/** A case with more fields than this is not form-like; the rest is not looked at. */
const MAX_LEAVES = 64;
/** Longer texts are prose: nobody asks how often a paragraph occurred before. */
const LONGEST_VALUE = 80;

/**
 * The values of a case that can be compared with those of others: numbers, flags and short texts, as deep as they lie.
 * Lists are left out, for their elements have no lasting place.
 */
export const leavesOf = (value: Json): readonly Leaf[] => leavesAt(value, '').slice(0, MAX_LEAVES);

function leavesAt(value: Json, pointer: string): readonly Leaf[] {
  if (typeof value === 'number' || typeof value === 'boolean') return [{ pointer, value }];
  if (typeof value === 'string') {
    return value !== '' && value.length <= LONGEST_VALUE ? [{ pointer, value }] : [];
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  return Object.entries(value).flatMap(([key, member]) =>
    leavesAt(member as Json, `${pointer}/${escapePointer(key)}`),
  );
}
