import { ok } from '@countersign/model';
import type { DueTimer } from '../ports/timers.ts';
import { composeTurn } from '../turns/composeTurn.ts';
import type { Submitted, TurnLoop } from '../turns/TurnLoop.ts';

/**
 * Ends a run because nobody wants what it was called for any more. What it calls itself is ordered to end in the same
 * turn. One that is over or is being undone goes its way.
 */
export async function cancelCalled(
  { workspaceId, runId, id, name }: DueTimer,
  loop: TurnLoop,
): Promise<Submitted> {
  return loop.submit(workspaceId, runId, async (subject, draft, desk) => {
    const parent = subject.run.parent;
    const by = parent === null ? 'system' : `run ${parent.runId}`;
    await composeTurn({ type: 'cancel', by, undo: name === 'cancelWithUndo' }, { subject, draft, desk });
    return ok({ type: 'timer', id });
  });
}
