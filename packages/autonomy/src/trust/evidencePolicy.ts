import {
  type CheckpointPolicy,
  canonicalJson,
  type Json,
  type Rung,
  type WideningRule,
} from '@countersign/model';
import { toleranceOf } from './wideningRule.ts';

/**
 * Whether two policies measure the same thing, so that evidence of the one counts under the other. Titles, deadlines,
 * breakers and who ratifies do not matter; neither do shares of samples, unless cases that passed are part of the test.
 */
export const isEvidencePolicyEqual = (a: CheckpointPolicy, b: CheckpointPolicy): boolean =>
  canonicalJson(measureOf(a)) === canonicalJson(measureOf(b));

function measureOf({
  tolerance,
  missRate = 0,
  risk,
  rule,
  target,
  spending,
  amount,
  correctness,
  ...policy
}: CheckpointPolicy): Json {
  return {
    ...{ tolerance, missRate, risk, rule, target, spending, correctness },
    amount: sourceOf(amount),
    maxAmount: policy.maxAmount ?? null,
    floors: floorsOf(policy),
    ladder: policy.ladder.map(({ minConfidence, maxAmount = null, when, sampleRate }) => ({
      ...{ minConfidence, maxAmount, when: sourceOf(when) },
      ...(target === 'cumulative' ? { sampleRate } : {}),
    })),
  } as Json; // safe: only optional fields hide that
}

/**
 * The widest rung of the new ladder that lets nothing pass which `rung` of the old one would have held; 0 when there is
 * none. Conditions are compared by their text: one that says the same in other words counts as another one.
 */
export function rungAfterPolicy(before: CheckpointPolicy, after: CheckpointPolicy, rung: number): number {
  const old = before.ladder[rung - 1];
  if (old === undefined) return 0;
  const kept = floorsOf(after);
  if (floorsOf(before).some((floor) => !kept.includes(floor))) return 0;
  const isNowhereWider = (candidate: Rung) =>
    candidate.minConfidence >= old.minConfidence &&
    (sourceOf(old.when) === '' || sourceOf(candidate.when) === sourceOf(old.when)) &&
    isAmountNowhereWider({ policy: before, rung: old }, { policy: after, rung: candidate });
  return after.ladder.findLastIndex(isNowhereWider) + 1;
}

/**
 * The rung on which a trust goes on when what is measured changes: nowhere wider than before, and no wider than a changed
 * agent or a new case type would begin where the new policy promises more than what the rung was earned by.
 */
export function heldRung(
  before: CheckpointPolicy,
  { policy: after, startRung }: { readonly policy: CheckpointPolicy; readonly startRung: number },
  rung: number,
): number {
  const kept = rungAfterPolicy(before, after, rung);
  if (isBorneOut(before, after)) return kept;
  return Math.min(kept, Math.max(startRung, after.probationRung));
}

/** Where new segments begin: as the owner says now, or nowhere wider than before. */
export function startRungAfter(before: CheckpointPolicy, after: CheckpointPolicy, startRung: number): number {
  const widest = after.ladder.length;
  if (after.startRung !== before.startRung) return Math.min(after.startRung, widest);
  return isEvidencePolicyEqual(before, after)
    ? Math.min(startRung, widest)
    : rungAfterPolicy(before, after, startRung);
}

/**
 * Whether what was shown under one policy bears out what another promises. Both tests make the same promise, a fixed row
 * none but its length; and where each band is within the tolerance, so is everything that passes.
 */
export const isBorneOut = (before: CheckpointPolicy, after: CheckpointPolicy): boolean =>
  isRuleBorneOut(before, after.rule) &&
  toleranceOf(before) <= toleranceOf(after) &&
  before.risk <= after.risk &&
  (before.spending === after.spending || before.spending === 'lifetime') &&
  (before.target === after.target || before.target === 'band') &&
  canonicalJson(before.correctness) === canonicalJson(after.correctness);

function isRuleBorneOut({ rule, target }: CheckpointPolicy, after: WideningRule): boolean {
  if (rule.type === 'streak') return after.type === 'streak' && after.length <= rule.length;
  // Policies of earlier releases may test what passes by a row, which does not weigh it.
  return rule.type === 'eprocess' || target === 'band';
}

type Width = { readonly policy: CheckpointPolicy; readonly rung: Rung };

function isAmountNowhereWider(old: Width, wanted: Width): boolean {
  const limit = limitOf(old);
  if (limit === Number.POSITIVE_INFINITY) return true;
  // Limits of different amounts cannot be compared.
  return sourceOf(old.policy.amount) === sourceOf(wanted.policy.amount) && limitOf(wanted) <= limit;
}

const limitOf = ({ policy, rung }: Width): number =>
  Math.min(policy.maxAmount ?? Number.POSITIVE_INFINITY, rung.maxAmount ?? Number.POSITIVE_INFINITY);

const floorsOf = ({ floors }: Pick<CheckpointPolicy, 'floors'>): string[] =>
  floors.map(({ when }) => sourceOf(when)).sort();

const sourceOf = (text: string | undefined): string => text?.trim() ?? '';
