import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useMay } from '../../api/session.ts';
import { useTrpcClient } from '../../api/trpc.ts';
import { useT } from '../../strings/useT.ts';
import { notifyProblem } from '../../ui/notify.ts';
import { useInboxSearch } from './useInboxSearch.ts';
import type { ReviewItem, ReviewListState } from './useReviewList.ts';

/** Cases as they were when they were selected: later changes of the list are none of the selection. */
type Selected = ReadonlyMap<string, ReviewItem>;

const NOTHING: Selected = new Map();

/** What is selected, one by one or all that the filter finds. */
export function useSelection(list: ReviewListState) {
  const t = useT();
  const client = useTrpcClient();
  const maySelect = useMay('decide');
  const { filter, sort, order } = useInboxSearch();
  const [selected, setSelected] = useState(NOTHING);
  /** How many a selection holds at most, where the filter finds more. */
  const [limit, setLimit] = useState<number | null>(null);
  const everything = useMutation({
    mutationFn: () => {
      const { status: _, pending: __, ...meant } = filter;
      return client.reviews.selection.query({ ...meant, sort, order });
    },
    onSuccess: (found) => {
      setSelected(new Map(found.items.map((item) => [item.id, item])));
      setLimit(found.isAll ? null : found.limit);
    },
    onError: (error) => notifyProblem(error, t),
  });
  const canSelectAll = maySelect && list.status === 'open';
  const toggle = (id: string) => {
    const item = list.items.find((candidate) => candidate.id === id);
    if (maySelect && item?.status === 'open') setSelected((old) => withToggled(old, item));
  };
  return {
    selected,
    limit,
    toggle,
    clear: () => {
      setSelected(NOTHING);
      setLimit(null);
    },
    all: () => canSelectAll && everything.mutate(),
    isSelectingAll: everything.isPending,
  };
}

export type Selection = ReturnType<typeof useSelection>;

function withToggled(old: Selected, item: ReviewItem): Selected {
  const copy = new Map(old);
  if (!copy.delete(item.id)) copy.set(item.id, item);
  return copy;
}
