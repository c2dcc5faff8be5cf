import type { Rung } from '@countersign/model';
import type { Translate } from '../strings/catalogue.ts';
import { formatAmount, formatShare } from '../ui/formatNumber.ts';

/** What a rung asks of a case, each term in a few words. */
export function rungTerms(
  { minConfidence, maxAmount, when, sampleRate }: Rung,
  { t, language }: { readonly t: Translate; readonly language: string },
): readonly string[] {
  return [
    t('checkpoints.terms.confidence', { percent: formatShare(minConfidence, language) }),
    ...(maxAmount === undefined
      ? []
      : [t('checkpoints.terms.amount', { amount: formatAmount(maxAmount, language) })]),
    ...(when === undefined || when.trim() === '' ? [] : [when]),
    t('checkpoints.terms.sample', { percent: formatShare(sampleRate, language) }),
  ];
}
