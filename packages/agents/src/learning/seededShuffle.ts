/** A shuffled copy that is the same for the same seed on every machine (mulberry32, Fisher–Yates). */
export function seededShuffle<TItem>(items: readonly TItem[], seed: number): TItem[] {
  const shuffled = [...items];
  const random = mulberry32(seed);
  for (let last = shuffled.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    const moved = shuffled[last] as TItem; // safe: last and other are below the length
    shuffled[last] = shuffled[other] as TItem;
    shuffled[other] = moved;
  }
  return shuffled;
}

function mulberry32(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
