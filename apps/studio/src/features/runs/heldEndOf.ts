import type { RunEvent } from '@countersign/model';
import { stepsIn, textIn } from './eventData.ts';

/** How a run is about to end, and how many actions it waits for before it does. */
export type HeldEnd = { readonly before: (typeof ENDS)[number]; readonly waitsFor: number };

const ENDS = ['run.ended', 'run.failed', 'run.cancelled'] as const;
/** What follows when nothing is waited for any more. */
const OVER: ReadonlySet<RunEvent['type']> = new Set(['undo.begun', ...ENDS]);
const TOLD: ReadonlySet<RunEvent['type']> = new Set(['action.done', 'action.failed']);

/** Reads from a run's events whether its end has come and is held back; null when it is not. */
export function heldEndOf(events: readonly RunEvent[]): HeldEnd | null {
  const at = events.findLastIndex(({ type }) => type === 'end.held');
  const held = events[at];
  if (held === undefined) return null;
  const after = events.slice(at + 1);
  if (after.some(({ type }) => OVER.has(type))) return null;
  const before = ENDS.find((end) => end === textIn(held.data, 'before')) ?? 'run.ended';
  const told = after.filter(({ type }) => TOLD.has(type)).length;
  return { before, waitsFor: Math.max(0, (stepsIn(held.data)?.length ?? 0) - told) };
}
