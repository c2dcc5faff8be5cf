import { getRouteApi } from '@tanstack/react-router';
import { useMemo } from 'react';
import { type RouterOutput, useTrpc, useTrpcClient } from '../../api/trpc.ts';
import { usePages } from '../../api/usePages.ts';
import { groupsOf, unfoldedOf } from './groups.ts';
import { inboxFilter } from './inboxFilter.ts';
import { useFoundFigures } from './useFoundFigures.ts';

export type ReviewItem = RouterOutput['reviews']['list']['items'][number];

const PAGE_SIZE = 100;
const NONE: readonly ReviewItem[] = [];
const route = getRouteApi('/w/$workspace/inbox');

/** The reviews that the filters in the address ask for, page by page; of a grouped list, those of one group. */
export function useReviewList() {
  const trpc = useTrpc();
  const client = useTrpcClient();
  const search = route.useSearch();
  const { filter, sort, order, status, named, group } = inboxFilter(search);
  const figures = useFoundFigures();
  // Those of another filter say nothing of this one.
  const found = figures.isPlaceholderData ? undefined : figures.data?.found;
  const isGrouped = group !== undefined;
  const grouping = useMemo(() => (isGrouped && found ? groupsOf(found) : null), [isGrouped, found]);
  const unfolded = grouping && unfoldedOf(grouping.groups, search.unfolded);
  const listing = { ...filter, ...(unfolded === null ? {} : { caseType: unfolded }), sort, order };
  const isAsked = !isGrouped || unfolded !== null;
  const pages = usePages<ReviewItem>({
    queryKey: [...trpc.reviews.list.pathKey(), 'pages', { ...listing, limit: PAGE_SIZE }],
    fetchPage: (cursor) => client.reviews.list.query({ ...listing, limit: PAGE_SIZE, cursor }),
    enabled: isAsked,
  });
  // The cases of one group never stand below the name of another.
  const isCounting = grouping === null && figures.error === null;
  const isOther = isGrouped && (pages.isPrevious || !isAsked);
  return {
    ...pages,
    items: isOther ? NONE : pages.items,
    hasMore: pages.hasMore && !isOther,
    isLoading: pages.isLoading || (isGrouped && (isCounting || (pages.isPrevious && isAsked))),
    error: pages.error ?? (isGrouped ? figures.error : null),
    /** As far as they were counted. */
    total: grouping?.groups.find(({ caseType }) => caseType === unfolded)?.reviews ?? found?.reviews ?? 0,
    isEmpty: isGrouped ? grouping?.groups.length === 0 : pages.items.length === 0,
    ...{ isGrouped, grouping, unfolded, status, isFiltered: named.length > 0 },
  };
}

export type ReviewListState = ReturnType<typeof useReviewList>;
