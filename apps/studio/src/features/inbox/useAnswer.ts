import type { Verdict } from '@countersign/model';
import { notifications } from '@mantine/notifications';
import { type InfiniteData, useMutation, useQueryClient } from '@tanstack/react-query';
import { problemOf } from '../../api/problem.ts';
import { type RouterOutput, useTrpc } from '../../api/trpc.ts';
import { useLocale } from '../../strings/useT.ts';
import { notifyProblem } from '../../ui/notify.ts';
import type { FullReview } from './fullReview.ts';
import { lostRaceOf } from './lostRace.ts';

type Pages = InfiniteData<RouterOutput['reviews']['list']>;

/**
 * Sends one answer. The case leaves the list and the next is shown before the server has answered; if the answer is
 * refused, the list is read again and a note says who was first, or what was wrong.
 */
export function useAnswer(review: FullReview, onAnswered: () => void) {
  const locale = useLocale();
  const trpc = useTrpc();
  const queries = useQueryClient();
  const { id, etag } = review;
  const decide = useMutation(
    trpc.reviews.decide.mutationOptions({
      onError: (error) => {
        const lost = lostRaceOf(problemOf(error), locale);
        if (lost === null) notifyProblem(error, locale.t);
        else
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
    decide.mutate({ review: id, etag, ...verdict });
    queries.setQueriesData<Pages>(
      { queryKey: [...trpc.reviews.list.pathKey(), 'pages'] },
      (pages) => pages && withoutReview(pages, id),
    );
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
