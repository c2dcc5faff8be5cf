import type { SampleLane } from '@countersign/model';
import type { SampleDecision } from './decideSample.ts';

/**
 * What a sampler does with a case that was picked before, for the lanes in `asked`. A case is asked about once, with one exception. Each case is as likely as any other to become evidence: were the ones
 * left out that a targeted lane had picked before, the risky ones would be missing there.
 */
export function askedOnce(thrown: SampleDecision, asked: readonly SampleLane[]): SampleDecision {
  if (asked.length === 0) return thrown;
  const isEvidence = thrown.lanes.includes('evidence') && !asked.includes('evidence');
  return { ...thrown, sampled: isEvidence, lanes: isEvidence ? ['evidence'] : [] };
}
