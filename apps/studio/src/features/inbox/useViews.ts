import { InboxSearch } from '@countersign/model';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { type RouterOutput, useTrpc } from '../../api/trpc.ts';

export type View = RouterOutput['views']['list'][number];

const route = getRouteApi('/w/$workspace/inbox');

/** The saved views, which of them is shown, and how to take, save, change and delete one. */
export function useViews() {
  const trpc = useTrpc();
  const queries = useQueryClient();
  const navigate = route.useNavigate();
  // An address can be written by hand; what cannot be asked for is no view.
  const shown = InboxSearch.strip().safeParse(route.useSearch()).data ?? {};
  const { data: views = [] } = useQuery(trpc.views.list.queryOptions());
  const settled = { onSettled: () => queries.invalidateQueries({ queryKey: trpc.views.pathKey() }) };
  const text = textOf(shown);
  return {
    views,
    shown,
    current: views.find(({ search }) => textOf(search) === text),
    take: (view: View) => navigate({ search: () => view.search, replace: true }),
    save: useMutation(trpc.views.save.mutationOptions(settled)),
    change: useMutation(trpc.views.change.mutationOptions(settled)),
    remove: useMutation(trpc.views.remove.mutationOptions(settled)),
  };
}

export type Views = ReturnType<typeof useViews>;

/** The same for searches that ask for the same, in whatever order their fields stand. */
function textOf(search: InboxSearch): string {
  const fields = Object.entries(search).filter(([, value]) => value !== undefined);
  return JSON.stringify(fields.sort(([a], [b]) => (a < b ? -1 : 1)));
}
