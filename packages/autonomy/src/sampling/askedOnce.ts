import type { SampleLane } from '@countersign/model';
import type { SampleDecision } from './decideSample.ts';

/**
 * What a sampler does with a case that was picked before, for the lanes in `asked`: a case is asked about once. One that
 * only a targeted lane had picked may still become evidence, by the answer that is under way: each case is as likely as
 * any other to become evidence, and were those left out, the risky ones would be missing there. `lanes` says so then,
 * although nobody is asked again.
 */
export function askedOnce(thrown: SampleDecision, asked: readonly SampleLane[]): SampleDecision {
  if (asked.length === 0) return thrown;
  const isEvidence = thrown.lanes.includes('evidence') && !asked.includes('evidence');
  return { ...thrown, sampled: false, lanes: isEvidence ? ['evidence'] : [] };
}
