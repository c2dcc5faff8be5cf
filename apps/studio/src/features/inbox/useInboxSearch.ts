import { getRouteApi } from '@tanstack/react-router';
import { type FilterField, type InboxFilter, inboxFilter } from './inboxFilter.ts';

const route = getRouteApi('/w/$workspace/inbox');

/** What the address asks for, and how to ask for something else: a filter is always one that can be sent as a link. */
export function useInboxSearch() {
  const asked = inboxFilter(route.useSearch());
  const navigate = route.useNavigate();
  return {
    ...asked,
    /** Fields without a value leave the filter. The case that is open may not be among what is found. */
    change: (changes: Partial<{ [F in FilterField]: InboxFilter[F] | undefined }>) =>
      navigate({ search: (old) => ({ ...old, review: undefined, ...changes }), replace: true }),
    arrange: (arrangement: Pick<ReturnType<typeof inboxFilter>, 'sort' | 'order'>) =>
      navigate({ search: (old) => ({ ...old, ...arrangement }), replace: true }),
    /** Groups the list, or no longer. */
    groupBy: (group: 'caseType' | undefined) =>
      navigate({ search: ({ unfolded: _, ...old }) => ({ ...old, group }), replace: true }),
    clear: () =>
      navigate({
        search: ({ status, sort, order, group }) => ({ status, sort, order, group }),
        replace: true,
      }),
  };
}
