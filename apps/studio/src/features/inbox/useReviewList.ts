import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { type RouterOutput, useTrpc } from '../../api/trpc.ts';

export type ReviewItem = RouterOutput['reviews']['list']['items'][number];

const PAGE_SIZE = 60;
const route = getRouteApi('/w/$workspace/inbox');

/** The reviews that the filters in the address ask for, page by page. */
export function useReviewList() {
  const { flow, status = 'open', sort = 'oldest' } = route.useSearch();
  const query = useInfiniteQuery({
    ...useTrpc().reviews.list.infiniteQueryOptions(
      { flow, status, sort: status === 'open' ? sort : 'newest', limit: PAGE_SIZE },
      { getNextPageParam: (page) => page.nextCursor ?? undefined },
    ),
    placeholderData: keepPreviousData,
  });
  return {
    items: query.data?.pages.flatMap((page) => page.items) ?? [],
    isLoading: query.isPending,
    error: query.error,
    retry: () => query.refetch(),
    hasMore: query.hasNextPage,
    isLoadingMore: query.isFetchingNextPage,
    loadMore: () => query.fetchNextPage(),
    isFiltered: flow !== undefined,
    status,
  };
}

export type ReviewListState = ReturnType<typeof useReviewList>;
