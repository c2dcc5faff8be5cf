import type { Three } from './mergeConflict.ts';

/**
 * The order of a merged list. The side that put entries into another order says how they go; entries that only the
 * other side has follow whom they followed there. `isDisputed` when both sides put them into another order.
 */
export function mergeOrder(
  keys: Three<readonly string[]>,
  kept: { readonly has: (key: string) => boolean },
): { readonly keys: readonly string[]; readonly isDisputed: boolean } {
  const mine = keys.mine.filter((key) => kept.has(key));
  const theirs = keys.theirs.filter((key) => kept.has(key));
  const isMineSorted = isSorted(keys.base, mine);
  const isDisputed = !isMineSorted && !isSorted(keys.base, theirs) && !isSorted(mine, theirs);
  return { keys: isMineSorted ? woven(theirs, mine) : woven(mine, theirs), isDisputed };
}

/** Whether the entries that both lists have come in the same order. */
function isSorted(before: readonly string[], after: readonly string[]): boolean {
  const places = new Map(before.map((key, index) => [key, index]));
  let last = -1;
  for (const key of after) {
    const place = places.get(key);
    if (place === undefined) continue;
    if (place < last) return false;
    last = place;
  }
  return true;
}

/** The first list with what only the second has, each behind the one it follows there. */
function woven(first: readonly string[], second: readonly string[]): readonly string[] {
  const known = new Set(first);
  const followers = new Map<string | undefined, string[]>();
  let anchor: string | undefined;
  for (const key of second) {
    if (known.has(key)) anchor = key;
    else followers.set(anchor, [...(followers.get(anchor) ?? []), key]);
  }
  if (followers.size === 0) return first;
  return [
    ...(followers.get(undefined) ?? []),
    ...first.flatMap((key) => [key, ...(followers.get(key) ?? [])]),
  ];
}
