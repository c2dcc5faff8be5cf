import { type CheckpointPolicy, canonicalJson, type Json, type Rung } from '@countersign/model';

/**
 * Whether two policies measure the same thing, so that evidence of the one counts under the other. Titles, deadlines,
 * breakers and who ratifies do not matter; neither do shares of samples, unless cases that passed are part of the test.
 */
export const isEvidencePolicyEqual = (a: CheckpointPolicy, b: CheckpointPolicy): boolean =>
  canonicalJson(measureOf(a)) === canonicalJson(measureOf(b));

function measureOf({
  tolerance,
  risk,
  rule,
  target,
  spending,
  amount,
  correctness,
  ...policy
}: CheckpointPolicy): Json {
  return {
    ...{ tolerance, risk, rule, target, spending, correctness },
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
