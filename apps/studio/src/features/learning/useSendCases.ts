import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTrpc, useTrpcClient } from '../../api/trpc.ts';
import type { UploadedCase } from './parseCases.ts';

const BATCH = 1_000;

/** Sends cases in batches, so that a large file shows progress and no request grows without limit. */
export function useSendCases(onDone: (count: number) => void) {
  const trpc = useTrpc();
  const client = useTrpcClient();
  const queries = useQueryClient();
  const [progress, setProgress] = useState({ done: 0, total: 0 });
  const mutation = useMutation({
    mutationFn: async ({ model, cases }: { model: string; cases: readonly UploadedCase[] }) => {
      for (let start = 0; start < cases.length; start += BATCH) {
        setProgress({ done: start, total: cases.length });
        await client.learning.addCases.mutate({
          model,
          cases: cases.slice(start, start + BATCH).map((one) => ({ ...one })),
        });
      }
      return cases.length;
    },
    onSuccess: onDone,
    onSettled: () => {
      setProgress({ done: 0, total: 0 });
      return queries.invalidateQueries({ queryKey: trpc.learning.pathKey() });
    },
  });
  return {
    send: (model: string, cases: readonly UploadedCase[]) => mutation.mutate({ model, cases }),
    isSending: mutation.isPending,
    error: mutation.error,
    ...progress,
  };
}
