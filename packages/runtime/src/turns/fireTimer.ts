import type { TimerName as EngineTimerName } from '@countersign/engine';
import { ok, type Problem } from '@countersign/model';
import { cancelCalled } from '../calls/cancelCalled.ts';
import { type Correcting, startCorrection } from '../calls/startCorrection.ts';
import { takePending } from '../client/pendingVerdict.ts';
import type { DueTimer, TimerName } from '../ports/timers.ts';
import { composeTurn } from './composeTurn.ts';
import type { Composing } from './composing.ts';
import { escalateGate } from './escalateGate.ts';
import { parkForTime } from './parkForTime.ts';
import { remindGate } from './remindGate.ts';
import type { Submitted } from './TurnLoop.ts';

export type Firing = Correcting;

/**
 * Applies a due timer. One whose step is over by now is used up without any effect. Answers what kept it from being used
 * up, so that it has to be fired again; null when it was, or was already.
 */
export async function fireTimer(timer: DueTimer, firing: Firing): Promise<Problem | null> {
  const submitted = await FIRE[timer.name](timer, firing);
  if (submitted.type !== 'refused' || submitted.problem.code === 'timer_gone') return null;
  return submitted.problem;
}

type Fire = (timer: DueTimer, firing: Firing) => Promise<Submitted>;

const FIRE: { readonly [TName in TimerName]: Fire } = {
  expires: tellEngine('expires'),
  until: tellEngine('until'),
  timeout: tellEngine('timeout'),
  remind: inTurn(remindGate),
  escalate: inTurn(escalateGate),
  budget: inTurn((_, composing) => parkForTime(composing)),
  cancel: (timer, { loop }) => cancelCalled(timer, loop),
  cancelWithUndo: (timer, { loop }) => cancelCalled(timer, loop),
  correct: startCorrection,
  verdict: (timer, { loop }) =>
    loop.submit(timer.workspaceId, timer.runId, (subject, draft, desk) =>
      takePending(timer, { subject, draft, desk }),
    ),
};

function tellEngine(name: EngineTimerName) {
  return inTurn(({ node, visit }, composing) => composeTurn({ type: 'timer', node, visit, name }, composing));
}

/** Lets the timer do something in a turn of its run, which uses it up. */
function inTurn(apply: (timer: DueTimer, composing: Composing) => Promise<unknown>): Fire {
  return (timer, { loop }) =>
    loop.submit(timer.workspaceId, timer.runId, async (subject, draft, desk) => {
      await apply(timer, { subject, draft, desk });
      return ok({ type: 'timer', id: timer.id });
    });
}
