import type { MemoryEffect } from './memoryState.ts';

/** Whether an effect is an action that may be under way, or may have happened: not every claim has led to an answer. */
export const isOpenAction = (effect: MemoryEffect | undefined): boolean =>
  effect?.kind === 'action' && effect.claims > effect.attempts;
