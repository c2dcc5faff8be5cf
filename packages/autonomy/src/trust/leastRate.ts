import type { CheckpointPolicy } from '@countersign/model';

/** The smallest probability with which a case of a rung's population is looked at while the rung is not taken yet. */
export const leastRate = ({ ladder }: Pick<CheckpointPolicy, 'ladder'>, rung: number): number =>
  Math.min(1, ...ladder.slice(0, rung - 1).map(({ sampleRate }) => sampleRate));

/**
 * The least that a judged case can weigh in the evidence for a rung: 1 where only the cases that the rung would add are
 * tested, all of which are reviewed. Where everything that would pass is tested, a case that was held weighs as little as
 * the share of checks among those that passed, because it was looked at for certain; no case weighs more than 1. 0 under
 * policies of earlier releases that check nothing.
 */
export const leastWeight = (policy: Pick<CheckpointPolicy, 'ladder' | 'target'>, rung: number): number =>
  policy.target === 'band' ? 1 : leastRate(policy, rung);
