import { keepPreviousData, type QueryKey, useInfiniteQuery } from '@tanstack/react-query';

interface Paged<TItem> {
  readonly items: readonly TItem[];
  readonly nextCursor: string | null;
}

interface PagesQuery<TItem> {
  /** Must begin with the procedure's `pathKey()`, so that live hints reach it, and hold every filter. */
  readonly queryKey: QueryKey;
  readonly fetchPage: (cursor: string | undefined) => Promise<Paged<TItem>>;
}

/** A list that is read page by page, as one. Changing a filter keeps the old rows until the new ones are there. */
export function usePages<TItem>({ queryKey, fetchPage }: PagesQuery<TItem>) {
  const query = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam }) => fetchPage(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page: Paged<TItem>) => page.nextCursor ?? undefined,
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
  };
}
