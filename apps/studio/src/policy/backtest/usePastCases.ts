import type { BacktestCase } from '@countersign/autonomy';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { RouterOutput } from '../../api/trpc.ts';
import { useTrpc, useTrpcClient } from '../../api/trpc.ts';

const PAGE = 5_000;
const MOST = 100_000;

/** One judged case of the past, ready to be tried under another policy. */
export type PastCase = RouterOutput['checkpoints']['cases'][number];

export interface PastCases {
  readonly cases: readonly PastCase[] | undefined;
  /** How many have come so far. */
  readonly loaded: number;
  readonly error: unknown;
  readonly retry: () => void;
}

/**
 * All judged cases of a checkpoint with what the named variables held, read page by page once per set of variables.
 * `references` must be sorted, so that the same variables are the same question.
 */
export function usePastCases(checkpoint: string, references: readonly string[]): PastCases {
  const trpc = useTrpc();
  const client = useTrpcClient();
  const [loaded, setLoaded] = useState(0);
  const query = useQuery({
    queryKey: [...trpc.checkpoints.cases.pathKey(), 'all', checkpoint, references],
    staleTime: 60_000,
    queryFn: async ({ signal }) => {
      const cases: PastCase[] = [];
      for (let after = 0; cases.length < MOST; ) {
        const asked = { checkpoint, after, limit: PAGE, references: [...references] };
        const page = await client.checkpoints.cases.query(asked, { signal });
        cases.push(...page);
        setLoaded(cases.length);
        const last = page.at(-1);
        if (last === undefined || page.length < PAGE) break;
        after = last.seq;
      }
      return cases;
    },
  });
  return { cases: query.data, loaded, error: query.error, retry: () => void query.refetch() };
}

/** What the gate needs of a case; the rest stays on the page. */
export const toBacktestCase = ({
  id,
  segment,
  confidence,
  probability,
  loss,
  isException,
  scope,
}: PastCase): BacktestCase => ({ id, segment, confidence, probability, loss, isException, scope });
