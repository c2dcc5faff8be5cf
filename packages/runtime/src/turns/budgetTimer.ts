import type { EngineEvent } from '@countersign/engine';
import { type Artefact, durationMs, isFinal } from '@countersign/model';
import type { TurnDraft } from './turnDraft.ts';

const ID = 'budget';

/** Sets the end of the run's budget of time at its start, and takes it back at its end. */
export function keepBudgetTimer(artefact: Artefact, event: EngineEvent, draft: TurnDraft): void {
  const time = artefact.settings.budget?.time;
  if (time === undefined) return;
  if (event.type === 'start' || event.type === 'correct') {
    const node = String(artefact.machine['initial']);
    draft.timers.push({ id: ID, node, visit: 1, name: 'budget', due: { inMs: durationMs(time) } });
  }
  if (!isFinal(draft.status)) return;
  const isOwn = draft.timers.some(({ id }) => id === ID);
  draft.timers = draft.timers.filter(({ id }) => id !== ID);
  if (!isOwn) draft.cancelledTimers.push(ID);
}
