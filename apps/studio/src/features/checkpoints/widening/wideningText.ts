import { claimOf } from '@countersign/autonomy';
import type { CheckpointPolicy } from '@countersign/model';
import type { Translate } from '../../../strings/catalogue.ts';
import { formatRate } from '../../../ui/formatNumber.ts';
import type { OpenWidening } from '../checkpoint.ts';

type Words = { readonly t: Translate; readonly language: string };

/** What the rule saw, in one or two sentences. */
export function measuredText({ evidence }: Pick<OpenWidening, 'evidence'>, { t, language }: Words): string {
  const { rule, n, errors, streak, attempt } = evidence;
  const bound = formatRate(evidence.bound, language);
  switch (rule) {
    case 'eprocess':
      return t('widening.measured.eprocess', { count: n, errors, bound });
    case 'escalating':
      return t('widening.measured.escalating', { count: streak, attempt, bound });
    case 'streak':
      return t('widening.measured.streak', { count: streak, before: attempt - 1 });
  }
}

/**
 * What the evidence promises and what not. The promise is about the past and about looking at it, never that the error
 * will be small from now on; a fixed row with free retries promises nothing of the kind.
 */
export function claimText(
  { evidence, epoch }: Pick<OpenWidening, 'evidence' | 'epoch'>,
  { policy, since }: { readonly policy: CheckpointPolicy; readonly since: string | undefined },
  { t, language }: Words,
): { readonly claim: string; readonly caution: string } {
  const tolerance = formatRate(policy.tolerance, language);
  const caution = t('widening.claim.not', { tolerance });
  if (evidence.rule === 'streak')
    return { claim: t('widening.claim.streak', { bound: formatRate(evidence.bound, language) }), caution };
  const date =
    since === undefined
      ? ''
      : new Intl.DateTimeFormat(language, { dateStyle: 'medium' }).format(new Date(since));
  const risk = formatRate(claimOf(policy, epoch).d, language);
  return { claim: t('widening.claim', { tolerance, date, risk }), caution };
}
