import { type CelList, type CelValue, celList } from '@bufbuild/cel';
import { type Budget, exceed, spend } from './budget.ts';
import { LIMITS } from './limits.ts';

/**
 * The arrays behind lists made here. The library's own concatenation nests one list in another, which makes the loop of
 * appends behind `map` and `filter` quadratic in time and deep in calls; with the arrays at hand it only copies memory.
 */
const ARRAYS = new WeakMap<CelList, readonly CelValue[]>();

/** A list over an array that nobody changes afterwards. */
export function listOf(array: readonly CelValue[]): CelList {
  const list = celList(array);
  ARRAYS.set(list, array);
  return list;
}

/** `left + right`, paid for. */
export function concatenate(budget: Budget, left: CelList, right: CelList): CelList {
  if (left.size + right.size > LIMITS.listLength) exceed(budget, 'a list gets too long');
  spend(budget, 1);
  return listOf(elementsOf(budget, left).concat(elementsOf(budget, right)));
}

function elementsOf(budget: Budget, list: CelList): readonly CelValue[] {
  const array = ARRAYS.get(list);
  spend(budget, list.size / (array === undefined ? 20 : 400));
  return array ?? [...list];
}
