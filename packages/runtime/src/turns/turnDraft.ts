import type { RunSnapshot, StepResult, Visit } from '@countersign/engine';
import type { Json, ReviewId, RunEventDraft, RunStatus } from '@countersign/model';
import type { Lesson } from '../ports/lesson.ts';
import type { Spending } from '../ports/spending.ts';
import type { NewEffect, NewReview, Turn } from '../ports/store.ts';
import type { NewTimer } from '../ports/timers.ts';

/** A turn while it is being put together from one or more steps of the engine. */
export type TurnDraft = {
  snapshot: RunSnapshot | null;
  status: RunStatus;
  outcome: string | null;
  output: Json | null;
  events: RunEventDraft[];
  effects: NewEffect[];
  cancelledEffects: string[];
  parkedEffects: Turn['parkedEffects'][number][];
  cancelledCalls: string[];
  undoCalled: boolean;
  timers: NewTimer[];
  cancelledTimers: string[];
  openedReviews: NewReview[];
  closedReviews: Turn['closedReviews'][number][];
  remindedReviews: ReviewId[];
  pendingVerdicts: NonNullable<Turn['pendingVerdicts']>[number][];
  ledger: Turn['ledger'][number][];
  spending: Spending | null;
  lesson: Lesson | null;
};

/** A turn that changes nothing yet; the snapshot is null before a start. */
export function emptyDraft(from: { snapshot: RunSnapshot | null; status: RunStatus }): TurnDraft {
  return {
    ...from,
    outcome: null,
    output: null,
    events: [],
    effects: [],
    cancelledEffects: [],
    parkedEffects: [],
    cancelledCalls: [],
    undoCalled: false,
    timers: [],
    cancelledTimers: [],
    openedReviews: [],
    closedReviews: [],
    remindedReviews: [],
    pendingVerdicts: [],
    ledger: [],
    spending: null,
    lesson: null,
  };
}

/**
 * Adds what a step did. What one step asked for and a later one of the same turn takes back never reaches the store;
 * answered are the gates and samplers among the left visits whose reviews have to be closed.
 */
export function addStep(draft: TurnDraft, result: StepResult): readonly Visit[] {
  draft.snapshot = result.snapshot;
  draft.status = result.status;
  draft.outcome = result.outcome ?? null;
  draft.output = result.output ?? null;
  draft.events.push(...result.events);
  const timerIds = result.cancelledTimers.map((timer) => timer.id);
  const ownTimers = new Set(draft.timers.map((timer) => timer.id));
  draft.timers = draft.timers.filter((timer) => !timerIds.includes(timer.id));
  draft.cancelledTimers.push(...timerIds.filter((id) => !ownTimers.has(id)));
  draft.timers.push(...result.timers);
  const effectKeys = result.cancelledEffects.map((visit) => visit.key);
  const ownEffects = new Set(draft.effects.map((effect) => effect.key));
  draft.effects = draft.effects.filter((effect) => !effectKeys.includes(effect.key));
  draft.cancelledEffects.push(...effectKeys.filter((key) => !ownEffects.has(key)));
  return result.cancelledEffects;
}
