import type { Verdict } from '@countersign/model';
import { notifications } from '@mantine/notifications';
import { type InfiniteData, type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { problemOf } from '../../api/problem.ts';
import { type RouterOutput, useTrpc } from '../../api/trpc.ts';
import { useLocale } from '../../strings/useT.ts';
import { notifyProblem } from '../../ui/notify.ts';
import { keepAnswerDraft } from './answerDraft.ts';
import type { FullReview } from './fullReview.ts';
import { lostRaceOf } from './lostRace.ts';
import { useLook } from './useLook.ts';
import { useReader } from './useReader.ts';

type Pages = InfiniteData<RouterOutput['reviews']['list']>;
type Lists = readonly [QueryKey, Pages | undefined][];

/** Whoever gives the same verdict on the same page of a case once more has not heard of the first one. */
export const SAME_AGAIN = 'studio';

/**
 * Sends one answer, which the server holds until it can no longer be undone. The case leaves the list and the next is shown before the server has answered. If somebody else was
 * first, a note says who; if the answer did not arrive, the case is put back, for it is as open as before.
 */
export function useAnswer(review: FullReview, onAnswered: () => void) {
  const locale = useLocale();
  const trpc = useTrpc();
  const queries = useQueryClient();
  const { id, etag } = review;
  const { id: user } = useReader();
  const lookedMs = useLook(id);
  const before = useRef<Lists>([]);
  const listKey = [...trpc.reviews.list.pathKey(), 'pages'];
  const decide = useMutation(
    trpc.reviews.decide.mutationOptions({
      // Not before: an answer that did not arrive is still to be given.
      onSuccess: () => keepAnswerDraft({ user, review: id }, null),
      onMutate: () => ({ lists: before.current }),
      onError: (error, _verdict, context) => {
        const lost = lostRaceOf(problemOf(error), locale);
        if (lost === null) {
          for (const [key, pages] of context?.lists ?? []) queries.setQueryData(key, pages);
          notifyProblem(error, locale.t);
        } else
          notifications.show({
            title: locale.t('verdict.lost'),
            message: lost,
            color: 'sky',
            autoClose: 12_000,
          });
      },
      onSettled: () => queries.invalidateQueries({ queryKey: trpc.reviews.pathKey() }),
    }),
  );
  return (verdict: Verdict) => {
    before.current = queries.getQueriesData<Pages>({ queryKey: listKey });
    const given = { idempotencyKey: SAME_AGAIN, undoable: true, lookedMs: lookedMs() };
    decide.mutate({ review: id, etag, ...given, ...verdict });
    queries.setQueriesData<Pages>({ queryKey: listKey }, (pages) => pages && withoutReview(pages, id));
    onAnswered();
  };
}

function withoutReview(pages: Pages, id: string): Pages {
  return {
    ...pages,
    pages: pages.pages.map((page) => ({
      ...page,
      items: page.items.filter((item) => item.id !== id || item.status !== 'open'),
    })),
  };
}
