import type { FlowDocument } from '../document/flow.ts';
import { applyCommand } from './applyCommand.ts';
import { applyPatch, type Patch, patchBetween } from './patch.ts';

/** A step that can be undone or redone: `patch` leads there, `label` names it, `burst` joins what belongs together. */
export type HistoryStep = {
  readonly patch: Patch;
  readonly label: string;
  readonly burst?: string;
  /** When the last edit of the step was made, in milliseconds. */
  readonly at: number;
};

/** Both lists have their newest step last. */
export type History = { readonly past: readonly HistoryStep[]; readonly future: readonly HistoryStep[] };

export const EMPTY_HISTORY: History = { past: [], future: [] };

/** Edits of one burst with less than this between them are one step: a word typed, not its letters. */
const BURST_GAP_MS = 1_500;
const LONGEST_PAST = 500;

/** Notes an edit: `document` is the one after it, `step.patch` its inverse. What was undone can no longer be redone. */
export function pushEdit(history: History, document: FlowDocument, step: HistoryStep): History {
  const last = history.past.at(-1);
  const joins = last?.burst !== undefined && last.burst === step.burst && step.at - last.at < BURST_GAP_MS;
  const patch = joins ? joined(document, step.patch, last.patch) : undefined;
  if (patch !== undefined) return { past: [...history.past.slice(0, -1), { ...step, patch }], future: [] };
  return { past: [...history.past, step].slice(-LONGEST_PAST), future: [] };
}

/** The document and history after one step back; `undefined` when there is none or it does not fit the document. */
export function undo(history: History, document: FlowDocument): Travelled | undefined {
  const step = history.past.at(-1);
  const travelled = step && travel(document, step);
  if (travelled === undefined) return undefined;
  const { after, back } = travelled;
  return { document: after, history: { past: history.past.slice(0, -1), future: [...history.future, back] } };
}

/** The document and history after one step forward again. */
export function redo(history: History, document: FlowDocument): Travelled | undefined {
  const step = history.future.at(-1);
  const travelled = step && travel(document, step);
  if (travelled === undefined) return undefined;
  const { after, back } = travelled;
  return { document: after, history: { past: [...history.past, back], future: history.future.slice(0, -1) } };
}

export type Travelled = { readonly document: FlowDocument; readonly history: History };

function travel(
  document: FlowDocument,
  step: HistoryStep,
): { after: FlowDocument; back: HistoryStep } | undefined {
  const applied = applyCommand(document, step.patch);
  if (!applied.ok) return undefined;
  const { burst: _closed, ...rest } = step;
  return { after: applied.value.document, back: { ...rest, patch: applied.value.inverse } };
}

/** One patch for two edits: back over the newer, then over the older. */
function joined(document: FlowDocument, newer: Patch, older: Patch): Patch | undefined {
  const between = applyPatch(document, newer);
  const before = between.ok ? applyPatch(between.value, older) : between;
  return before.ok ? patchBetween(document, before.value) : undefined;
}
