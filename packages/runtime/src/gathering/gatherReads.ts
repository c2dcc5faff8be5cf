import { Gatherer } from './Gatherer.ts';

const NAMES_PER_ROUND = 1_000;

/**
 * Shares reads of the same thing: everybody who asks before a read begins gets its answer, and whoever asks while it is
 * under way waits for the next one. So nobody gets an answer that is older than the question.
 */
export function gatherReads<TName, TValue>(
  read: (name: TName) => Promise<TValue>,
): (name: TName) => Promise<TValue> {
  const gatherer = new Gatherer(
    async (names: readonly TName[]) => {
      const reads = new Map<string, Promise<TValue>>();
      return Promise.all(
        names.map((name) => {
          const key = JSON.stringify(name);
          const underWay = reads.get(key) ?? read(name);
          reads.set(key, underWay);
          return underWay;
        }),
      );
    },
    { limit: NAMES_PER_ROUND },
  );
  return (name) => gatherer.add(name);
}
