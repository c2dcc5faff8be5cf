import { getRouteApi } from '@tanstack/react-router';
import { groupsBeside } from './groups.ts';
import { neighboursOf } from './neighbours.ts';
import type { ReviewListState } from './useReviewList.ts';

const route = getRouteApi('/w/$workspace/inbox');

/** How to get from case to case, and behind the last one of a group to the next group. */
export function useWalk(list: ReviewListState, current: string | undefined) {
  const navigate = route.useNavigate();
  const go = (review: string | undefined) =>
    navigate({ search: (old) => ({ ...old, review }), replace: true });
  /** The group's first case is then the current one, as soon as it is there. */
  const unfold = (unfolded: string) =>
    navigate({ search: (old) => ({ ...old, unfolded, review: undefined }), replace: true });
  /** What is on the desk stays there. */
  const fold = () =>
    navigate({ search: (old) => ({ ...old, unfolded: null, review: current }), replace: true });
  const ids = list.items.map(({ id }) => id);
  const { index, next, previous, after } = neighboursOf(ids, current);
  const groups = groupsBeside(list.grouping?.groups ?? [], list.unfolded);
  const nextGroup = list.hasMore ? undefined : groups.next;
  const way = (review: string | undefined, group: string | undefined) => {
    if (review !== undefined) return () => go(review);
    return group === undefined ? undefined : () => unfold(group);
  };
  return {
    ...{ go, after, place: { index, total: totalOf(list) } },
    next: way(next, nextGroup),
    previous: way(previous, groups.previous),
    /** From a case that is answered. */
    leave: way(after, nextGroup ?? groups.previous) ?? (() => go(undefined)),
    toggleGroup: (caseType: string) => (caseType === list.unfolded ? fold() : unfold(caseType)),
  };
}

/** How many there are to walk through: of a list that goes on, as many as were counted. */
function totalOf({ items, hasMore, total }: ReviewListState): number {
  return hasMore ? Math.max(items.length, total) : items.length;
}
