import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTrpc } from '../../api/trpc.ts';
import { useInboxSearch } from './useInboxSearch.ts';

/** What is to be told of the reviews that the address asks for. */
export function useFoundFigures() {
  const { filter } = useInboxSearch();
  return useQuery({
    ...useTrpc().reviews.statistics.queryOptions(filter),
    placeholderData: keepPreviousData,
    staleTime: 5_000,
  });
}
