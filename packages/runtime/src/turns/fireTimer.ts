import { ok } from '@countersign/model';
import type { DueTimer } from '../ports/store.ts';
import { composeTurn } from './composeTurn.ts';
import type { Compose, TurnLoop } from './TurnLoop.ts';

/** Applies a due timer. One whose step is over by now is used up without any effect. */
export async function fireTimer(loop: TurnLoop, timer: DueTimer): Promise<void> {
  const { workspaceId, runId, id, node, visit, name } = timer;
  if (name === 'cancel' || name === 'correct') throw new Error(`Nothing sets a timer named ${name}`);
  const compose: Compose = async (subject, draft, desk) => {
    await composeTurn({ type: 'timer', node, visit, name }, { subject, draft, desk });
    return ok({ type: 'timer', id });
  };
  await loop.submit(workspaceId, runId, compose);
}
