import { getRouteApi } from '@tanstack/react-router';
import { type RouterOutput, useTrpc, useTrpcClient } from '../../api/trpc.ts';
import { usePages } from '../../api/usePages.ts';
import { inboxFilter } from './inboxFilter.ts';

export type ReviewItem = RouterOutput['reviews']['list']['items'][number];

const PAGE_SIZE = 60;
const route = getRouteApi('/w/$workspace/inbox');

/** The reviews that the filters in the address ask for, page by page. */
export function useReviewList() {
  const trpc = useTrpc();
  const client = useTrpcClient();
  const { filter, sort, order, status, named } = inboxFilter(route.useSearch());
  const listing = { ...filter, sort, order, limit: PAGE_SIZE };
  const pages = usePages<ReviewItem>({
    queryKey: [...trpc.reviews.list.pathKey(), 'pages', listing],
    fetchPage: (cursor) => client.reviews.list.query({ ...listing, cursor }),
  });
  return { ...pages, isFiltered: named.length > 0, status };
}

export type ReviewListState = ReturnType<typeof useReviewList>;
