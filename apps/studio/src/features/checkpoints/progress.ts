import type { NextStanding, Standing } from '@countersign/autonomy';
import type { Translate } from '../../strings/catalogue.ts';
import { formatRate, formatShare } from '../../ui/formatNumber.ts';

type Words = { readonly t: Translate; readonly language: string };
type RuleName = NextStanding['rule']['type'];

/** How much of what one rule asks for is there, from 0 to 1. */
function ruleFraction(next: NextStanding, rule: RuleName): number {
  const { streak, escalating, eprocess } = next;
  const fraction = {
    streak: streak.have / streak.needed,
    escalating: escalating.have / escalating.needed,
    eprocess: eprocess.logE / eprocess.needed,
  }[rule];
  return Math.min(1, Math.max(0, fraction));
}

/** The way to the next rung by the policy's own rule; 0 at the top. */
export const nextFraction = ({ next }: Standing): number =>
  next === null ? 0 : ruleFraction(next, next.rule.type);

/** What one rule has seen so far: “312 of 500 right in a row”. */
export function ruleReached(next: NextStanding, rule: RuleName, { t, language }: Words): string {
  const { streak, escalating } = next;
  if (rule === 'streak') return t('checkpoints.have.streak', { have: streak.have, needed: streak.needed });
  if (rule === 'escalating') {
    const { have, needed, attempt } = escalating;
    return t('checkpoints.have.escalating', { have, needed, attempt });
  }
  return t('checkpoints.have.eprocess', { percent: formatShare(ruleFraction(next, rule), language) });
}

/**
 * The honest bound that stands beside the progress: a fixed row gets that of the growing one, because attempts that
 * failed count.
 */
function honestBound(next: NextStanding): number {
  return next.rule.type === 'eprocess' ? next.eprocess.bound : next.escalating.bound;
}

/** “errors at most 1.9 %; below 2 % is wanted” */
export const boundText = (next: NextStanding, tolerance: number, { t, language }: Words): string =>
  t('checkpoints.bound', {
    bound: formatRate(honestBound(next), language),
    tolerance: formatRate(tolerance, language),
  });

/** “31 more right answers in a row would do”; null where that is not to be said, or already done. */
export function moreText({ rule, eprocess }: NextStanding, { t }: Words): string | null {
  const { more, moreAtLeast } = eprocess;
  if (rule.type !== 'eprocess' || more === null || more === 0) return null;
  if (moreAtLeast === null || moreAtLeast === more) return t('checkpoints.more', { count: more });
  return t('checkpoints.more.between', { least: moreAtLeast, count: more });
}
