import { caseTypeOf } from '../../ui/segmentName.ts';
import type { Checkpoint, Trust } from './checkpoint.ts';

/** The clocks of the one who opened a review and of the ledger may differ by so much. */
const CLOCKS_DIFFER_MS = 60_000;

/**
 * The reviews among which are those that hold the evidence of a trust: of its case type, opened since its epoch began, and
 * as sure as its widest rung asks for. What is less sure speaks for no rung.
 */
export function blockingReviews({ id, policy }: Pick<Checkpoint, 'id' | 'policy'>, { state }: Trust) {
  const caseType = caseTypeOf(state.segment);
  const since = new Date(new Date(state.since.at).getTime() - CLOCKS_DIFFER_MS);
  return {
    checkpoint: id,
    sort: 'oldest' as const,
    openedAfter: since.toISOString(),
    minConfidence: Math.min(1, ...policy.ladder.map(({ minConfidence }) => minConfidence)),
    ...(caseType === null ? {} : { caseType }),
  };
}
