import type { LeasedEffect, Turn } from './store.ts';

/** Places where a test stops or kills the process, to see that nothing is lost and nothing happens twice. */
export type FaultPoints = {
  readonly beforeCommit?: (turns: readonly Turn[]) => Promise<void> | void;
  readonly afterCommit?: (turns: readonly Turn[]) => Promise<void> | void;
  /** The outside world has answered, and nothing is written yet. */
  readonly afterEffect?: (effect: LeasedEffect) => Promise<void> | void;
};
