import { experimental_streamedQuery as streamedQuery, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { RouterOutput } from '../../api/trpc.ts';
import { useTrpc, useTrpcClient } from '../../api/trpc.ts';

/** So many that a server is not held up by one page, nor the page by one answer. */
const PAGE = 2_500;
const MOST_CASES = 100_000;

/** A page of past cases in columns, as the server answers it. `isCut` on the last one tells that older cases were left out. */
export type PastPage = RouterOutput['checkpoints']['cases']['columns'] & {
  readonly isLast: boolean;
  readonly isCut: boolean;
};

type CasesAsked = Parameters<ReturnType<typeof useTrpcClient>['checkpoints']['cases']['query']>[0];

export interface PastCases {
  /** What has come so far, the newest first; undefined before the first page. */
  readonly pages: readonly PastPage[] | undefined;
  readonly count: number;
  readonly isComplete: boolean;
  /** Whether older cases were left out, because there are more than a page should count. */
  readonly isCut: boolean;
  readonly error: unknown;
  readonly retry: () => void;
}

/**
 * The judged cases of a checkpoint with what the named variables held, read page by page once per set of variables; what
 * has come can be used while the rest is on its way. `references` must be sorted, so that the same variables are the same
 * question.
 */
export function usePastCases(checkpoint: string, references: readonly string[]): PastCases {
  const trpc = useTrpc();
  const client = useTrpcClient();
  const query = useQuery({
    queryKey: [...trpc.checkpoints.cases.pathKey(), 'all', checkpoint, references],
    staleTime: 60_000,
    // Comparing a long past value by value would take longer than reading it.
    structuralSharing: false,
    queryFn: streamedQuery({
      refetchMode: 'replace',
      async *streamFn({ signal }) {
        // A last page that is full tells nothing: there may be exactly as many cases as are counted.
        const isAnyBefore = async (before: number | null) => {
          const asked: CasesAsked = { checkpoint, before, limit: 1, references: [] };
          return (await client.checkpoints.cases.query(asked, { signal })).columns.seq.length > 0;
        };
        let count = 0;
        for (let before: number | null = null; ; ) {
          const asked: CasesAsked = { checkpoint, before, limit: PAGE, references: [...references] };
          const { columns, nextBefore } = await client.checkpoints.cases.query(asked, { signal });
          count += columns.seq.length;
          before = nextBefore;
          const isFull = before !== null && count >= MOST_CASES;
          const isLast = before === null || isFull;
          yield { ...columns, isLast, isCut: isFull && (await isAnyBefore(before)) };
          if (isLast) return;
        }
      },
    }),
  });
  const pages = query.data;
  const count = useMemo(() => (pages ?? []).reduce((sum, { seq }) => sum + seq.length, 0), [pages]);
  // What has come whole stays so while it is read once more.
  const isComplete = query.isSuccess && (pages?.at(-1)?.isLast ?? false);
  const isCut = pages?.at(-1)?.isCut ?? false;
  return { pages, count, isComplete, isCut, error: query.error, retry: () => void query.refetch() };
}
