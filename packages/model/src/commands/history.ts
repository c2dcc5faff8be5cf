import type { FlowDocument } from '../document/flow.ts';
import type { JsonObject } from '../json.ts';
import { mergeFlows } from '../merge/mergeFlows.ts';
import { sameJson } from '../merge/sameJson.ts';
import { applyCommand } from './applyCommand.ts';
import { applyPatch, type Patch, patchBetween } from './patch.ts';

/** A step that can be undone or redone: `patch` leads there, `label` names it, `burst` joins what belongs together. */
export type HistoryStep = {
  readonly patch: Patch;
  readonly label: string;
  readonly burst?: string;
  /** What somebody else did in between: it is never undone here, and own steps below it are undone around it. */
  readonly isForeign?: true;
  /** What an editor keeps beside the document, by place, as it was before the step: travelling gives it back. */
  readonly aside?: JsonObject;
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
  if (last !== undefined && patch !== undefined) {
    const joint = { ...step, patch, ...asideOf({ ...step.aside, ...last.aside }) };
    return { past: [...history.past.slice(0, -1), joint], future: [] };
  }
  return { past: [...history.past, step].slice(-LONGEST_PAST), future: [] };
}

/**
 * Notes what somebody else did: `document` is the one with it, `patch` leads back to the one without. It lies on top of
 * both lists, because both lead on from here.
 */
export function pushForeign(history: History, document: FlowDocument, { patch, at }: ForeignEdit): History {
  const step: HistoryStep = { patch, label: 'merge', at, isForeign: true };
  return {
    past: withForeign(history.past, document, step),
    future: withForeign(history.future, document, step),
  };
}

export type ForeignEdit = { readonly patch: Patch; readonly at: number };

/** Whether there is a step of one's own to take back. */
export const canUndo = (history: History): boolean => history.past.some((step) => step.isForeign !== true);

/** Whether there is a step of one's own to do again. */
export const canRedo = (history: History): boolean => history.future.some((step) => step.isForeign !== true);

/** The document and history after one step back; `undefined` when there is none or it does not fit the document. */
export function undo(history: History, document: FlowDocument): Travelled | undefined {
  const travelled = travel(history.past, document);
  if (travelled === undefined) return undefined;
  const { after, rest, back, aside } = travelled;
  return { document: after, history: { past: rest, future: [...history.future, back] }, aside };
}

/** The document and history after one step forward again. */
export function redo(history: History, document: FlowDocument): Travelled | undefined {
  const travelled = travel(history.future, document);
  if (travelled === undefined) return undefined;
  const { after, rest, back, aside } = travelled;
  return { document: after, history: { past: [...history.past, back], future: rest }, aside };
}

/** Where travelling leads; `aside` is what the step travelled had kept beside the document. */
export type Travelled = {
  readonly document: FlowDocument;
  readonly history: History;
  readonly aside: JsonObject;
};

type Steps = readonly HistoryStep[];
type Travel = {
  readonly after: FlowDocument;
  readonly rest: Steps;
  readonly back: HistoryStep;
  readonly aside: JsonObject;
};

function travel(steps: Steps, document: FlowDocument): Travel | undefined {
  const step = steps.at(-1);
  if (step === undefined) return undefined;
  if (step.isForeign === true) return travelAround(steps, document);
  const applied = applyCommand(document, step.patch);
  if (!applied.ok) return undefined;
  const { document: after, inverse } = applied.value;
  return { after, rest: steps.slice(0, -1), back: returning(step, inverse), aside: step.aside ?? {} };
}

/**
 * Takes the own step below a foreign one: what it changes is merged into the document as it is now, and where somebody
 * else changed the same since, theirs stays. A step of which nothing is left is passed over.
 */
function travelAround(steps: Steps, document: FlowDocument): Travel | undefined {
  const foreign = steps.at(-1);
  const own = steps.at(-2);
  if (foreign === undefined || own === undefined) return undefined;
  const without = applyPatch(document, foreign.patch);
  const goal = without.ok ? applyPatch(without.value, own.patch) : without;
  if (!without.ok || !goal.ok) return undefined;
  const merge = mergeFlows(
    { base: without.value, mine: goal.value, theirs: document },
    { otherwise: 'theirs' },
  );
  const after = merge.document;
  const below = steps.slice(0, -2);
  const rest = withForeign(below, after, { ...foreign, patch: patchBetween(after, goal.value) });
  if (own.aside === undefined && sameJson(after, document)) return travel(rest, after);
  return { after, rest, back: returning(own, patchBetween(after, document)), aside: own.aside ?? {} };
}

function returning(step: HistoryStep, patch: Patch): HistoryStep {
  const { burst: _closed, aside: _given, ...rest } = step;
  return { ...rest, patch };
}

const asideOf = (aside: JsonObject): Pick<HistoryStep, 'aside'> =>
  Object.keys(aside).length === 0 ? {} : { aside };

/** Foreign steps in a row are one; with no own step below there is nothing to keep one for. */
function withForeign(steps: Steps, document: FlowDocument, foreign: HistoryStep): Steps {
  const last = steps.at(-1);
  if (last === undefined) return steps;
  if (last.isForeign !== true) return [...steps, foreign];
  const patch = joined(document, foreign.patch, last.patch);
  return patch === undefined ? [] : [...steps.slice(0, -1), { ...foreign, patch }];
}

/** One patch for two edits: back over the newer, then over the older. */
function joined(document: FlowDocument, newer: Patch, older: Patch): Patch | undefined {
  const between = applyPatch(document, newer);
  const before = between.ok ? applyPatch(between.value, older) : between;
  return before.ok ? patchBetween(document, before.value) : undefined;
}
