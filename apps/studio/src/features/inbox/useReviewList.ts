import { getRouteApi } from '@tanstack/react-router';
import { type RouterOutput, useTrpc, useTrpcClient } from '../../api/trpc.ts';
import { usePages } from '../../api/usePages.ts';

export type ReviewItem = RouterOutput['reviews']['list']['items'][number];

const PAGE_SIZE = 60;
const route = getRouteApi('/w/$workspace/inbox');

/** The reviews that the filters in the address ask for, page by page. */
export function useReviewList() {
  const trpc = useTrpc();
  const client = useTrpcClient();
  const { flow, status = 'open', sort = 'oldest' } = route.useSearch();
  const filter = { flow, status, sort: status === 'open' ? sort : ('newest' as const), limit: PAGE_SIZE };
  const pages = usePages<ReviewItem>({
    queryKey: [...trpc.reviews.list.pathKey(), 'pages', filter],
    fetchPage: (cursor) => client.reviews.list.query({ ...filter, cursor }),
  });
  return { ...pages, isFiltered: flow !== undefined, status };
}

export type ReviewListState = ReturnType<typeof useReviewList>;
