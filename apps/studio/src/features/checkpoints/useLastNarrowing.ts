import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { type RouterOutput, useTrpc, useTrpcClient } from '../../api/trpc.ts';
import { findLastNarrowing, type LastNarrowing } from './findLastNarrowing.ts';

/** As many turns as are asked for at once on the way back. */
const PAGE = 100;

type Turns = RouterOutput['checkpoints']['turns'];

/** The newest change of a rung, if it was a narrowing that nobody asked for; looked for however much happened since. */
export function useLastNarrowing(checkpoint: string): UseQueryResult<LastNarrowing | null> {
  const trpc = useTrpc();
  const client = useTrpcClient();
  return useQuery({
    queryKey: [...trpc.checkpoints.pathKey(), 'lastNarrowing', checkpoint],
    queryFn: ({ signal }) =>
      findLastNarrowing(
        pagesOf((before) => client.checkpoints.turns.query({ checkpoint, before, limit: PAGE }, { signal })),
      ),
  });
}

/** Turns, newest first, page by page to the beginning. */
async function* pagesOf(ask: (before: number | null) => Promise<Turns>): AsyncIterable<Turns> {
  for (let before: number | null = null; ; ) {
    const page = await ask(before);
    yield page;
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return;
    before = last.seq;
  }
}
