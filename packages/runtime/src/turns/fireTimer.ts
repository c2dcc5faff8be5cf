import type { TimerName as EngineTimerName } from '@countersign/engine';
import { ok } from '@countersign/model';
import { cancelCalled } from '../calls/cancelCalled.ts';
import { type Correcting, startCorrection } from '../calls/startCorrection.ts';
import type { DueTimer, TimerName } from '../ports/store.ts';
import { composeTurn } from './composeTurn.ts';
import type { Composing } from './composing.ts';
import { escalateGate } from './escalateGate.ts';
import { parkForTime } from './parkForTime.ts';
import { remindGate } from './remindGate.ts';

export type Firing = Correcting;

/** Applies a due timer. One whose step is over by now is used up without any effect. */
export async function fireTimer(timer: DueTimer, firing: Firing): Promise<void> {
  await FIRE[timer.name](timer, firing);
}

const FIRE: { readonly [TName in TimerName]: (timer: DueTimer, firing: Firing) => Promise<unknown> } = {
  expires: tellEngine('expires'),
  until: tellEngine('until'),
  timeout: tellEngine('timeout'),
  remind: inTurn(remindGate),
  escalate: inTurn(escalateGate),
  budget: inTurn((_, composing) => parkForTime(composing)),
  cancel: (timer, { loop }) => cancelCalled(timer, loop),
  cancelWithUndo: (timer, { loop }) => cancelCalled(timer, loop),
  correct: startCorrection,
};

function tellEngine(name: EngineTimerName) {
  return inTurn(({ node, visit }, composing) => composeTurn({ type: 'timer', node, visit, name }, composing));
}

/** What no row can hold will not be held a moment later either. */
const PUT_OFF_MS = 60_000;

/**
 * Lets the timer do something in a turn of its run, which uses it up. When the store can never take what comes of it,
 * the timer is put off, and does not keep the worker busy with nothing.
 */
function inTurn(apply: (timer: DueTimer, composing: Composing) => Promise<unknown>) {
  return async (timer: DueTimer, { loop }: Firing) => {
    const { workspaceId, runId, id, node, visit, name } = timer;
    const submitted = await loop.submit(workspaceId, runId, async (subject, draft, desk) => {
      await apply(timer, { subject, draft, desk });
      return ok({ type: 'timer', id });
    });
    if (submitted.type !== 'refused' || submitted.problem.code !== 'turn_not_storable') return;
    await loop.submit(workspaceId, runId, async (_subject, draft) => {
      draft.timers.push({ id, node, visit, name, due: { inMs: PUT_OFF_MS } });
      return ok({ type: 'timer', id });
    });
  };
}
