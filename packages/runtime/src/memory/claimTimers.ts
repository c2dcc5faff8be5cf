import type { DueTimer, TimerClaim } from '../ports/timers.ts';
import { type MemoryState, type MemoryTimer, nameIn } from './memoryState.ts';
import { takeTurns } from './takeTurns.ts';

/** Hands out timers that are due: workspaces take turns, and of one the oldest come first. */
export function claimTimers(
  state: MemoryState,
  { limit, holdMs, nowMs }: TimerClaim & { readonly nowMs: number },
): readonly DueTimer[] {
  const due = [...state.timers.values()].filter(({ dueAtMs }) => dueAtMs <= nowMs).sort(oldestFirst);
  const taken = takeTurns(due, state.timerRound.after).slice(0, limit);
  state.timerRound.after = taken.at(-1)?.workspaceId ?? '';
  for (const timer of taken) {
    state.timers.set(nameIn(timer.runId, timer.id), { ...timer, dueAtMs: nowMs + holdMs });
  }
  return taken.toSorted(oldestFirst).map(({ dueAtMs: _, ...timer }) => timer);
}

const oldestFirst = (a: MemoryTimer, b: MemoryTimer): number =>
  a.dueAtMs - b.dueAtMs || b.name.localeCompare(a.name);
