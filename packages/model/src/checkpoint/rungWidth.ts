import type { CheckpointPolicy, Rung } from './policy.ts';

/** Whether a rung could let a case pass that `before` holds. Conditions are compared by their text only. */
function letsMorePass(before: Rung, rung: Rung): boolean {
  const when = sourceOf(before);
  return (
    rung.minConfidence < before.minConfidence ||
    limitOf(rung) > limitOf(before) ||
    (when !== '' && sourceOf(rung) !== when)
  );
}

/**
 * In what a rung is stricter than the one before it although it may be wider in something else; null where it is not.
 * Conditions cannot be compared.
 */
export function rungNarrowing(before: Rung, rung: Rung): 'confidence' | 'amount' | null {
  if (rung.minConfidence > before.minConfidence) return 'confidence';
  return limitOf(rung) < limitOf(before) ? 'amount' : null;
}

/** Why no case could ever speak for a rung behind `before`; null when one could. */
export type RungFault = 'narrower' | 'same';

/**
 * A rung that lets nothing more pass has no cases of its own to be judged by. Where everything that would pass is tested,
 * the same cases may speak for checking another share of them.
 */
export function rungFault(
  before: Rung,
  rung: Rung,
  { target }: Pick<CheckpointPolicy, 'target'>,
): RungFault | null {
  if (letsMorePass(before, rung)) return null;
  if (letsMorePass(rung, before)) return 'narrower';
  return target === 'cumulative' && rung.sampleRate !== before.sampleRate ? null : 'same';
}

const limitOf = ({ maxAmount }: Rung): number => maxAmount ?? Number.POSITIVE_INFINITY;

const sourceOf = ({ when = '' }: Rung): string => when.trim();
