import type { TimerName as EngineTimerName } from '@countersign/engine';
import { ok } from '@countersign/model';
import { cancelCalled } from '../calls/cancelCalled.ts';
import { type Correcting, startCorrection } from '../calls/startCorrection.ts';
import type { DueTimer, TimerName } from '../ports/store.ts';
import { composeTurn } from './composeTurn.ts';
import type { TurnLoop } from './TurnLoop.ts';

export type Firing = Correcting;

/** Applies a due timer. One whose step is over by now is used up without any effect. */
export async function fireTimer(timer: DueTimer, firing: Firing): Promise<void> {
  await FIRE[timer.name](timer, firing);
}

const FIRE: { readonly [TName in TimerName]: (timer: DueTimer, firing: Firing) => Promise<unknown> } = {
  expires: (timer, { loop }) => tellEngine('expires', timer, loop),
  until: (timer, { loop }) => tellEngine('until', timer, loop),
  timeout: (timer, { loop }) => tellEngine('timeout', timer, loop),
  cancel: (timer, { loop }) => cancelCalled(timer, loop),
  correct: startCorrection,
};

async function tellEngine(
  name: EngineTimerName,
  { workspaceId, runId, id, node, visit }: DueTimer,
  loop: TurnLoop,
): Promise<void> {
  await loop.submit(workspaceId, runId, async (subject, draft, desk) => {
    await composeTurn({ type: 'timer', node, visit, name }, { subject, draft, desk });
    return ok({ type: 'timer', id });
  });
}
