import type { StepTrials } from '@countersign/api';
import { fail, ok, problem } from '@countersign/model';
import { type Actions, type Agents, type Clock, callStep } from '@countersign/runtime';

type Setup = {
  readonly agents: Agents;
  readonly actions: Actions;
  readonly clock: Clock;
  readonly newId: () => string;
};

/** Enough for somebody who tries out; too few for a flow that runs past its checkpoints. */
const MOST = 20;
const WINDOW_MS = 60_000;

/** Calls single steps of drafts, so many a minute and person; each process counts for itself. */
export function createStepTrials(setup: Setup): StepTrials {
  const recent = new Map<string, number[]>();
  return {
    async call(caller, step) {
      const now = setup.clock.now().getTime();
      const calls = (recent.get(caller) ?? []).filter((at) => at > now - WINDOW_MS);
      const [oldest = now] = calls;
      if (calls.length >= MOST) {
        const seconds = Math.ceil((oldest + WINDOW_MS - now) / 1_000);
        const message = `At most ${MOST} steps can be tried in a minute. Try again in ${seconds} seconds.`;
        return fail(problem('too_many_trials', message));
      }
      forgetOld(recent, now);
      recent.set(caller, [...calls, now]);
      return ok(await callStep(step, setup));
    },
  };
}

/** People who tried nothing for a while are not kept. */
function forgetOld(recent: Map<string, number[]>, now: number): void {
  for (const [caller, calls] of recent) {
    if ((calls.at(-1) ?? 0) <= now - WINDOW_MS) recent.delete(caller);
  }
}
