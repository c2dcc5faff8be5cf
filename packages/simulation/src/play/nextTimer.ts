import type { OpenTimer, Simulation } from './simulation.ts';

/**
 * The next time that a run of the simulation waits for; null when none does. Of two that are due together the end of a wait
 * comes before its timeout.
 */
export function nextTimer({ runs }: Simulation): { readonly run: number; readonly timer: OpenTimer } | null {
  const open = runs.flatMap(({ timers }, run) => timers.map((timer) => ({ run, timer })));
  const [next] = open.toSorted((a, b) => Date.parse(a.timer.dueAt) - Date.parse(b.timer.dueAt));
  return next ?? null;
}
