import { type Change, changeOf, policyReferences, segmentPerWeek } from '@countersign/autonomy';
import { useBacktests } from '../../../policy/backtest/useBacktests.ts';
import { usePastCases } from '../../../policy/backtest/usePastCases.ts';
import { useVolumes } from '../CheckpointFigures.tsx';
import type { Checkpoint, OpenWidening } from '../checkpoint.ts';

/** What a widening would do: null where nothing is kept to work it out from, undefined where it is not known yet. */
export interface ExpectedChange {
  readonly change: Change | null | undefined;
  /** Why it is not known, where something failed. */
  readonly failure: unknown;
  readonly retry: () => void;
}

/** What the wider rung would do, worked out on the past cases of the segment by the gate itself. */
export function useExpectedChange(widening: OpenWidening, { id, policy }: Checkpoint): ExpectedChange {
  const { segment, from, to } = widening;
  const past = usePastCases(id, policyReferences(policy).toSorted());
  const { answers, ...count } = useBacktests(past.pages, { change: { policy, rungs: from, segment } });
  const volumes = useVolumes(id);
  const retry = () => {
    if (past.error !== null) past.retry();
    if (volumes.error !== null) volumes.refetch();
    if (count.error !== null) count.retry();
  };
  const change = (): ExpectedChange['change'] => {
    if (!past.isComplete || volumes.data === undefined) return undefined;
    if (past.count === 0) return null;
    if (answers.change === undefined) return undefined;
    const perWeek = segmentPerWeek(volumes.data, segment);
    return changeOf(answers.change.answer, { from, to, perWeek, tolerance: policy.tolerance });
  };
  return { change: change(), failure: past.error ?? volumes.error ?? count.error, retry };
}
