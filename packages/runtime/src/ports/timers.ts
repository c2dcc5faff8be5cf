import type { RunId, WorkspaceId } from '@countersign/model';

/**
 * What a timer is for: the end of a gate, the time or the time-out of a wait; a review that is brought to mind or goes to
 * the owners; the end of a run's budget of time. `cancel` and `cancelWithUndo` end a run because the run that
 * called it does not want it any more; `correct` starts the correction run of a judged sample; `verdict` is the end of the
 * time in which a verdict can be withdrawn.
 */
export const TIMER_NAMES = [
  'expires',
  'until',
  'timeout',
  'remind',
  'escalate',
  'budget',
  'cancel',
  'cancelWithUndo',
  'correct',
  'verdict',
] as const;
export type TimerName = (typeof TIMER_NAMES)[number];

/** Durations count from the store's now; `at` is an ISO date-time, due at once when it has passed. */
export type TimerDue = { readonly inMs: number } | { readonly at: string };

/** `(runId, id)` is unique: set again under its id, a timer runs anew. */
export type NewTimer = {
  readonly id: string;
  readonly node: string;
  readonly visit: number;
  readonly name: TimerName;
  readonly due: TimerDue;
};
export type DueTimer = Omit<NewTimer, 'due'> & { readonly runId: RunId; readonly workspaceId: WorkspaceId };

/** What names a timer. */
export type TimerKey = Pick<DueTimer, 'runId' | 'id'>;

/** How many timers to give out at most, and for how long to nobody else. */
export type TimerClaim = { readonly limit: number; readonly holdMs: number };
