import { claimOf } from '@countersign/autonomy';
import type { CheckpointPolicy } from '@countersign/model';
import type { Translate } from '../../../strings/catalogue.ts';
import { formatRate, formatShare } from '../../../ui/formatNumber.ts';
import type { OpenWidening } from '../checkpoint.ts';

type Words = { readonly t: Translate; readonly language: string };

/** What the rule saw, in one or two sentences. */
export function measuredText(
  { evidence }: Pick<OpenWidening, 'evidence'>,
  policy: CheckpointPolicy,
  { t, language }: Words,
): string {
  const { n, errors, streak, attempt } = evidence;
  // No bound follows from a row that weighs nothing.
  const rule = isUnweighed(evidence, policy) ? 'streak' : evidence.rule;
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

/** Policies of earlier releases may test what passes by a row, although only a part of it is reviewed. */
const isUnweighed = ({ rule }: OpenWidening['evidence'], { target }: CheckpointPolicy): boolean =>
  target === 'cumulative' && rule !== 'eprocess';

/**
 * What the evidence promises and what not. The promise is about the past and about looking at it, never that the error
 * will be small from now on; a fixed row with free retries promises nothing of the kind.
 */
export function claimText(
  { evidence, epoch, since }: Pick<OpenWidening, 'evidence' | 'epoch' | 'since'>,
  policy: CheckpointPolicy,
  { t, language }: Words,
): { readonly claim: string; readonly caution: string } {
  const tolerance = formatRate(policy.tolerance, language);
  const caution = t('widening.claim.not', { tolerance });
  if (isUnweighed(evidence, policy)) return { claim: t('widening.claim.unweighed'), caution };
  if (evidence.rule === 'streak')
    return { claim: t('widening.claim.streak', { bound: formatRate(evidence.bound, language) }), caution };
  const date = new Intl.DateTimeFormat(language, { dateStyle: 'medium' }).format(new Date(since));
  const risk = formatRate(claimOf(policy, epoch).d, language);
  return {
    claim: `${t('widening.claim', { tolerance, date, risk })}${missed(policy, { t, language })}`,
    caution,
  };
}

/** What the promise takes for granted of the people behind it. */
const missed = ({ missRate = 0 }: CheckpointPolicy, { t, language }: Words): string =>
  missRate === 0 ? '' : ` ${t('widening.claim.missed', { share: formatShare(missRate, language) })}`;
