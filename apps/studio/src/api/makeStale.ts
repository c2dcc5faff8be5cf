import type { QueryClient, QueryKey } from '@tanstack/react-query';

/**
 * Asks again for what is on screen below a key. What is being asked for the first time is asked once more behind that: its
 * answer may have been made before the change, and without an answer to keep the first question is not given up.
 */
export async function makeStale(queries: QueryClient, queryKey: QueryKey): Promise<void> {
  const first = queries.getQueryCache().findAll({
    queryKey,
    fetchStatus: 'fetching',
    predicate: ({ state }) => state.data === undefined,
  });
  await Promise.all([
    queries.invalidateQueries({ queryKey }),
    Promise.allSettled(first.map(({ promise }) => promise)),
  ]);
  await Promise.all(
    first.map((query) => queries.invalidateQueries({ queryKey: query.queryKey, exact: true })),
  );
}
