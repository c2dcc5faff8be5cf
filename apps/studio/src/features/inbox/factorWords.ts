import type { RouterOutput } from '../../api/trpc.ts';
import type { Translate } from '../../strings/catalogue.ts';
import { formatAmount, formatShare } from '../../ui/formatNumber.ts';
import { humanise } from '../../ui/humanise.ts';

type Factor = RouterOutput['reviews']['unusual']['factors'][number];
type Reader = { readonly t: Translate; readonly language: string };

/** What is unusual, in words: which field, its value unless the name says it, and what it is compared to. */
type FactorWords = { readonly name: string; readonly value: string | null; readonly compared: string };

/** Says a factor in the reader's language. The name and the value hold what others wrote. */
export function factorWords(factor: Factor, { t, language }: Reader): FactorWords {
  const name = fieldName(factor.pointer, t);
  const value = valueText(factor.value, { t, language });
  switch (factor.kind) {
    case 'newValue':
      return { name, value, compared: t('review.unusual.newValue', { count: factor.cases }) };
    case 'rareValue': {
      const { same, cases } = factor;
      const percent = formatShare(same / cases, language);
      return { name, value, compared: t('review.unusual.rareValue', { count: cases, same, percent }) };
    }
    case 'highNumber':
    case 'lowNumber':
      return { name, value, compared: t(`review.unusual.${factor.kind}`, extremeOf(factor, language)) };
    case 'agentsDisagree': {
      const { same, cases } = factor;
      const compared = t('review.unusual.agentsDisagree', { count: cases, same });
      return { name: t('review.unusual.disagreement'), value: null, compared };
    }
    case 'unlikeSimilar': {
      const { same, cases } = factor;
      return { name, value: humanise(value), compared: t('review.unusual.unlikeSimilar', { same, cases }) };
    }
  }
}

function extremeOf(factor: Extract<Factor, { readonly percentile: number }>, language: string) {
  const { kind, percentile, median, edge, cases: count } = factor;
  const beyond = kind === 'highNumber' ? percentile : 1 - percentile;
  return {
    count,
    percent: formatShare(beyond, language),
    median: formatAmount(median, language),
    edge: formatAmount(edge, language),
  };
}

function valueText(value: Factor['value'], { t, language }: Reader): string {
  if (typeof value === 'boolean') return t(value ? 'review.unusual.yes' : 'review.unusual.no');
  return typeof value === 'number' ? formatAmount(value, language) : value;
}

/** The names of fields that are not part of what came in. */
const OWN_FIELDS = {
  '/subject': 'review.unusual.field.subject',
  '/caseType': 'review.unusual.field.caseType',
  '/amount': 'review.amount',
  '/decision': 'review.unusual.field.decision',
} as const;

/** "/input/customer/region" → "Customer › Region". */
function fieldName(pointer: string, t: Translate): string {
  const own = Object.hasOwn(OWN_FIELDS, pointer) ? OWN_FIELDS[pointer as keyof typeof OWN_FIELDS] : undefined; // safe: it has it
  if (own !== undefined) return t(own);
  const parts = pointer.split('/').slice(2);
  return parts.map((part) => humanise(part.replaceAll('~1', '/').replaceAll('~0', '~'))).join(' › ');
}
