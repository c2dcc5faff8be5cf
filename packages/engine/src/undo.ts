import { type Artefact, FAILED_STATE, type Json } from '@countersign/model';
import { activeVisits } from './activeVisits.ts';
import type { Effect } from './effects/effect.ts';
import type { EngineEvent } from './event.ts';
import type { Note } from './machine/turn.ts';
import type { RunSnapshot } from './snapshot.ts';

/** The run while it is undone, or over, and what is asked for next. */
export type Undone = { readonly after: RunSnapshot; readonly effects: readonly Effect[] };

type Answer = Extract<EngineEvent, { type: 'done' | 'failed' }>;

/** Whether a run that would be over by this event has something to take back first, and is to do so. */
export function wantsUndo(artefact: Artefact, after: RunSnapshot, event: EngineEvent): boolean {
  if (after.status === 'active' || (after.context.undo ?? []).length === 0) return false;
  return endsWithUndo(artefact, after, event);
}

/**
 * Whether what a run did, and what the runs did that it calls, is to be undone, now that the event has brought it to its
 * end: at an end that says so, after a failure if the flow says so, and when whoever cancels it wants so.
 */
export function endsWithUndo(artefact: Artefact, after: RunSnapshot, event: EngineEvent): boolean {
  if (after.ending !== undefined) return after.ending.undo;
  switch (after.undoing?.status ?? after.status) {
    case 'active':
      return false;
    case 'stopped':
      return event.type === 'cancel' && event.undo === true;
    case 'error':
      return artefact.settings.undoOnFailure === true;
    case 'done': {
      if (after.value === FAILED_STATE) return artefact.settings.undoOnFailure === true;
      const end = artefact.nodes[String(after.value)]?.node;
      return end?.kind === 'end' && end.config.undo === true;
    }
  }
}

/** Holds the end of the run back and asks for the newest action to be undone. */
export function beginUndo(over: RunSnapshot, end: Note, note: (note: Note) => void): Undone {
  if (over.status === 'active') throw new Error('A run that goes on is not undone');
  const after: RunSnapshot = { ...over, status: 'active', undoing: { status: over.status, note: end } };
  note({ type: 'undo.begun', data: { actions: over.context.undo?.length ?? 0, before: end.type } });
  return { after, effects: undoEffects(after) };
}

/** Takes the answer about one undone action: the next one follows, or the end that was held back. */
export function goOnUndoing(before: RunSnapshot, answer: Answer, note: (note: Note) => void): Undone {
  const { undoing, ...rest } = before;
  if (undoing === undefined) throw new Error('The run is not being undone');
  noteAnswer(answer, note);
  const { undo, ...context } = before.context;
  const left = (undo ?? []).slice(0, -1);
  if (left.length > 0) {
    const after = { ...before, context: { ...context, undo: left } };
    return { after, effects: undoEffects(after) };
  }
  note(undoing.note);
  return { after: { ...rest, status: undoing.status, context }, effects: [] };
}

/** An undo that a person has given up is told like a failed action; the others are still undone. */
function noteAnswer(answer: Answer, note: (note: Note) => void): void {
  const { node, visit } = answer;
  if (answer.type === 'done') note({ type: 'action.undone', node, visit, data: answer.output });
  else {
    const problem = answer.problem as unknown as { [field: string]: Json }; // safe: problems are JSON by construction
    note({ type: 'action.failed', node, visit, data: { ...problem, undo: true } });
  }
}

function undoEffects(snapshot: RunSnapshot): readonly Effect[] {
  const kept = snapshot.context.undo?.at(-1);
  return activeVisits(snapshot).flatMap((visit) =>
    kept === undefined ? [] : [{ ...visit, kind: 'undo' as const, input: { operation: kept.operation } }],
  );
}
