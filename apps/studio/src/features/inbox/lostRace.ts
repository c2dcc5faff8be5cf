import type { Review } from '@countersign/model';
import type { ScreenProblem } from '../../api/problem.ts';
import type { LocaleState } from '../../strings/LocaleProvider.tsx';
import { formatRelative } from '../../ui/formatTime.ts';

type Words = Pick<LocaleState, 't' | 'language'>;

/** Who answered a closed review, when and how. */
export function lostRaceText(
  review: Pick<Review, 'status' | 'verdict' | 'decidedBy' | 'decidedAt'>,
  { t, language }: Words,
): string {
  if (review.status === 'expired') return t('inbox.closed.expired');
  if (review.status === 'cancelled') return t('inbox.closed.cancelled');
  if (!review.verdict || !review.decidedAt) return t('verdict.lost.unknown');
  return t('verdict.decidedWhen', {
    who: review.decidedBy ?? '–',
    when: formatRelative(review.decidedAt, Date.now(), language),
    verdict: t(`verdict.done.${review.verdict.type}`),
  });
}

/** What a refused answer says about the one that was first; null when it was refused for another reason. */
export function lostRaceOf(
  problem: Pick<ScreenProblem, 'code' | 'data'>,
  { t, language }: Words,
): string | null {
  if (problem.code !== 'review_decided') return null;
  const { decidedBy, decidedAt } = problem.data;
  if (typeof decidedBy !== 'string' || typeof decidedAt !== 'string') return t('verdict.lost.unknown');
  return t('verdict.lost.who', { who: decidedBy, when: formatRelative(decidedAt, Date.now(), language) });
}
