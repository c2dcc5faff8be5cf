/** Longer texts are computed again each time: a memo must not hold megabytes because somebody sent them. */
const LONGEST_KEY = 10_000;

/**
 * Remembers the results of a pure function for the `size` texts asked for last. It changes speed only: the function
 * must be deterministic and its results must not be changed by callers.
 */
export function boundedMemo<TValue>(size: number, compute: (key: string) => TValue): (key: string) => TValue {
  const known = new Map<string, TValue>();
  return (key) => {
    if (key.length > LONGEST_KEY) return compute(key);
    const hit = known.get(key);
    const value = hit ?? compute(key);
    if (hit !== undefined) known.delete(key);
    else if (known.size >= size) known.delete(known.keys().next().value as string); // safe: the map is not empty
    known.set(key, value);
    return value;
  };
}
