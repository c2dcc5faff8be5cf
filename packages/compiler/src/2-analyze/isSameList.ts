/** Whether two lists hold the same things in the same order; without `isSame`, the same objects. */
export const isSameList = <TItem>(
  before: readonly TItem[],
  after: readonly TItem[],
  isSame: (old: TItem, now: TItem) => boolean = Object.is,
): boolean =>
  before === after ||
  (before.length === after.length && before.every((old, index) => isSame(old, after[index] as TItem))); // safe: as long as the other
