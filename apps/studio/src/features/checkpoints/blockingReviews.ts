import type { Checkpoint, Trust } from './checkpoint.ts';

/** The open reviews that the evidence of a trust waits for, the oldest first. */
export const blockingReviews = ({ id }: Pick<Checkpoint, 'id'>, { state }: Trust) => ({
  checkpoint: id,
  segment: state.segment,
  holdsUp: state.agentVersion,
  sort: 'oldest' as const,
});
