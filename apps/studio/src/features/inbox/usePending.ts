import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type RouterOutput, useTrpc } from '../../api/trpc.ts';
import { useT } from '../../strings/useT.ts';
import { notifyProblem } from '../../ui/notify.ts';
import { begunOf, keepAnswerDraft } from './answerDraft.ts';
import { useReader } from './useReader.ts';

export type PendingItem = RouterOutput['reviews']['pending'][number];

/** How often is looked while an answer is on its way, should nobody say that it took effect. */
const LOOK_MS = 2_000;

/** Whether the answer will take effect; otherwise the case was closed first, or it was refused. */
export const isOnItsWay = ({ status, pending }: Pick<PendingItem, 'status' | 'pending'>): boolean =>
  status === 'open' && pending != null && pending.problem === undefined;

/**
 * The reader's answers that can still be undone, the last one first, wherever they were given, and those that did not
 * count. `undo` takes one back; of one that did not count, it puts the note away.
 */
export function usePending(onUndone: (review: string) => void) {
  const t = useT();
  const trpc = useTrpc();
  const queries = useQueryClient();
  const { id: user } = useReader();
  const { data: items = [] } = useQuery(
    trpc.reviews.pending.queryOptions(undefined, {
      refetchInterval: ({ state }) => (state.data?.some(isOnItsWay) ? LOOK_MS : false),
    }),
  );
  const withdraw = useMutation(
    trpc.reviews.withdraw.mutationOptions({
      // As it is now: by the time of the answer it may have left the list.
      onMutate: (undone) => items.find(({ id }) => id === undone.review)?.pending,
      onSuccess: (review, _, given) => {
        const begun = given == null ? null : begunOf(given.verdict);
        // What was written is there to go on with.
        if (begun !== null && given != null)
          keepAnswerDraft({ user, review: review.id }, { ...begun, etag: given.etag, at: given.givenAt });
        if (review.status === 'open') onUndone(review.id);
      },
      onError: (error) => notifyProblem(error, t),
      onSettled: () => queries.invalidateQueries({ queryKey: trpc.reviews.pathKey() }),
    }),
  );
  const last = items.find(isOnItsWay);
  const undo = (review: string) => withdraw.mutate({ review });
  return { items, undo, undoLast: () => last !== undefined && undo(last.id) };
}
