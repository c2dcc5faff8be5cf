import type { Side, Three } from './mergeConflict.ts';
import { sameBytes, sameJson } from './sameJson.ts';

/**
 * The side whose value holds because the other one left it alone or says the same; `undefined` when both changed it in
 * another way. Another order of keys counts as a change only against no change at all.
 */
export function changedSide({ base, mine, theirs }: Three<unknown>): Side | undefined {
  if (sameBytes(base, mine)) return 'theirs';
  if (sameBytes(base, theirs) || sameJson(base, theirs) || sameJson(mine, theirs)) return 'mine';
  return sameJson(base, mine) ? 'theirs' : undefined;
}
