import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { expect, it, vi } from 'vitest';
import { makeStale } from './makeStale.ts';

/** A list on screen; each answer is what the server had when it was asked, and comes when it is let through. */
function aList(items: string[]) {
  const queries = new QueryClient();
  const letThrough: (() => void)[] = [];
  const queryFn = vi.fn(() => {
    const answer = [...items];
    return new Promise<string[]>((resolve) => letThrough.push(() => resolve(answer)));
  });
  const observer = new QueryObserver(queries, { queryKey: ['comments', 'one'], queryFn });
  const stop = observer.subscribe(() => {});
  return { queries, queryFn, letThrough, stop, shown: () => observer.getCurrentResult().data };
}

it('asks once more behind the first answer, which was made before the change', async () => {
  const items: string[] = [];
  const { queries, queryFn, letThrough, stop, shown } = aList(items);
  items.push('written meanwhile');
  const done = makeStale(queries, ['comments']);
  letThrough[0]!();
  await vi.waitUntil(() => letThrough[1]);
  letThrough[1]!();
  await done;
  expect(shown()).toEqual(['written meanwhile']);
  expect(queryFn).toHaveBeenCalledTimes(2);
  stop();
});

it('asks once where there is an answer already', async () => {
  const { queries, queryFn, letThrough, stop } = aList([]);
  letThrough[0]!();
  await vi.waitUntil(() => queries.getQueryData(['comments', 'one']));
  const done = makeStale(queries, ['comments']);
  letThrough[1]!();
  await done;
  expect(queryFn).toHaveBeenCalledTimes(2);
  stop();
});
