import type { StepTrials, TrialCaller } from '@countersign/api';
import { fail, ok, problem } from '@countersign/model';
import {
  type Actions,
  type Agents,
  type Audit,
  type Clock,
  callStep,
  type TriedStep,
} from '@countersign/runtime';

type Setup = {
  readonly agents: Agents;
  readonly actions: Actions;
  readonly clock: Clock;
  readonly audit: Pick<Audit, 'append'>;
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
      const calls = (recent.get(caller.id) ?? []).filter((at) => at > now - WINDOW_MS);
      const [oldest = now] = calls;
      if (calls.length >= MOST) {
        const seconds = Math.ceil((oldest + WINDOW_MS - now) / 1_000);
        const message = `At most ${MOST} steps can be tried in a minute. Try again in ${seconds} seconds.`;
        return fail(problem('too_many_trials', message));
      }
      forgetOld(recent, now);
      recent.set(caller.id, [...calls, now]);
      await noteDeed(setup.audit, caller, step);
      return ok(await callStep(step, setup));
    },
  };
}

/** An action is real: who did it is known even if this process ends while it is done. Agents only answer. */
async function noteDeed(audit: Setup['audit'], caller: TrialCaller, step: TriedStep): Promise<void> {
  const { workspaceId, node } = step;
  if (node.kind !== 'action') return;
  await audit.append({
    ...{ workspaceId, actor: caller.id, action: 'action.tried', object: `flow:${caller.flow}` },
    payload: { node: node.id, title: node.title, operation: node.config.operation.type },
  });
}

/** People who tried nothing for a while are not kept. */
function forgetOld(recent: Map<string, number[]>, now: number): void {
  for (const [caller, calls] of recent) {
    if ((calls.at(-1) ?? 0) <= now - WINDOW_MS) recent.delete(caller);
  }
}
