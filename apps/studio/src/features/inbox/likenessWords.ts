import type { RouterOutput } from '../../api/trpc.ts';
import type { Translate } from '../../strings/catalogue.ts';
import { formatShare } from '../../ui/formatNumber.ts';

type Precedent = RouterOutput['reviews']['precedents'][number];

/** Amounts that differ by less than a tenth are told as alike. */
const NEAR = 0.9;

/** Why a past case counts as similar; it quotes words of both cases. */
export function likenessWords(
  precedent: Precedent,
  { t, language }: { readonly t: Translate; readonly language: string },
): string {
  const { similarity, shared, isSameType, isSameDecision, amountRatio, isSamePlace, nodeTitle } = precedent;
  const percent = formatShare(similarity, language);
  const words = shared.join(', ');
  const reasons = [
    words === '' ? t('review.alike', { percent }) : t('review.alike.words', { percent, words }),
    isSameType ? t('review.alike.type') : null,
    isSameDecision ? t('review.alike.decision') : null,
    amountRatio !== null && amountRatio >= NEAR ? t('review.alike.amount') : null,
    isSamePlace ? null : t('review.alike.elsewhere', { step: nodeTitle }),
  ];
  return reasons.filter((reason) => reason !== null).join(' · ');
}
