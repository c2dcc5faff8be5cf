/** Chance that can be repeated: the same seed gives the same numbers (mulberry32). */
export type Chance = {
  /** A number from `low` up to, but not including, `high`. */
  readonly between: (low: number, high: number) => number;
  readonly pick: <TItem>(items: readonly TItem[]) => TItem;
};

export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (low: number, high: number) => low + next() * (high - low);
  return {
    between,
    pick: (items) => {
      const item = items[Math.floor(between(0, items.length))];
      if (item === undefined) throw new Error('There is nothing to pick from');
      return item;
    },
  };
}
