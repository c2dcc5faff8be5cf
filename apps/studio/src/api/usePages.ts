import { keepPreviousData, type QueryKey, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';

interface Paged<TItem> {
  readonly items: readonly TItem[];
  readonly nextCursor: string | null;
}

interface PagesQuery<TItem> {
  /** Must begin with the procedure's `pathKey()`, so that live hints reach it, and hold every filter. */
  readonly queryKey: QueryKey;
  readonly fetchPage: (cursor: string | undefined) => Promise<Paged<TItem>>;
  /** While nothing is to be asked for, there are no rows. */
  readonly enabled?: boolean;
}

/** A list that is read page by page, as one. Changing a filter keeps the old rows until the new ones are there. */
export function usePages<TItem>({ queryKey, fetchPage, enabled = true }: PagesQuery<TItem>) {
  const query = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam }) => fetchPage(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page: Paged<TItem>) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
    enabled,
  });
  const items = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  return {
    items,
    isLoading: enabled && query.isPending,
    /** Whether these are still the rows of the filter before. */
    isPrevious: query.isPlaceholderData,
    error: query.error,
    retry: () => query.refetch(),
    hasMore: query.hasNextPage,
    isFetching: query.isFetching,
    isLoadingMore: query.isFetchingNextPage,
    loadMore: () => query.fetchNextPage(),
  };
}
