import { QueryClient } from '@tanstack/react-query';
import { problemOf } from './problem.ts';

const MAX_RETRIES = 2;

/** Answers stay fresh for a moment (live hints refresh them sooner); only failures that may pass are tried again. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        retry: (failures, error) => failures < MAX_RETRIES && problemOf(error).isTemporary,
      },
    },
  });
}
