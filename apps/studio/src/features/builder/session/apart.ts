import {
  applyCommand,
  type FlowDocument,
  isNameless,
  type NewNames,
  namedAnew,
  ownNames,
  patchNamedAnew,
  sameBytes,
  type Three,
} from '@countersign/model';
import type { Editing } from './editing.ts';
import type { HalfFields, Unfinished } from './unfinished.ts';
import { withOwnPlaces } from './withOwnPlaces.ts';

type Others = {
  readonly base: FlowDocument;
  readonly theirs: FlowDocument;
  /** Whether the other side may have in it what was made here: then what is alike is one thing. */
  readonly isMixed: boolean;
};

/**
 * What has to be called anew in the work so that whatever was added here and there is kept, each under a name of its own;
 * nothing when no two have the same, or lie in the same place. Both sides may have gone back to the same version: what that brought is one thing.
 */
export function clashingNames(editing: Editing, { base, theirs, isMixed }: Others): NewNames | undefined {
  const flows: Three<FlowDocument> = { base, mine: editing.document, theirs };
  const taken = idsOf(editing);
  const isOneKept = isMixed || wasReplaced(editing, base);
  const names = withOwnPlaces(ownNames(flows, { taken, ...(isOneKept ? { isOne: () => true } : {}) }), flows);
  return isNameless(names) ? undefined : names;
}

/** The names that were given first and then: what was called anew twice goes from its first name to its last. */
export function namesOfBoth(first: NewNames | undefined, then: NewNames | undefined): NewNames | undefined {
  if (first === undefined || then === undefined) return then ?? first;
  const last = new Map(then.steps.map(({ from, to }) => [from, to]));
  const steps = first.steps.map((name) => ({ ...name, to: last.get(name.to) ?? name.to }));
  return {
    steps: [...steps, ...then.steps],
    notes: [...first.notes, ...then.notes],
    entries: [...first.entries, ...then.entries],
  };
}

/** The work as if its things had been called so from the beginning: also undoing and redoing knows them by these names. */
export function calledAnew({ document, history, unfinished }: Editing, names: NewNames): Editing {
  const steps = new Map(names.steps.map(({ from, to }) => [from, to]));
  const renamed = (all: Editing['history']['past']) =>
    all.map((step) => ({
      ...step,
      patch: patchNamedAnew(step.patch, names),
      ...(step.aside === undefined ? {} : { aside: placesAnew(step.aside, steps) }),
    }));
  return {
    document: namedAnew(document, names),
    history: { past: renamed(history.past), future: renamed(history.future) },
    unfinished: unfinishedAnew(unfinished, steps),
  };
}

/** The ids of one kind of thing as they are now called. */
export const idsAnew = (ids: readonly string[], names: NewNames['steps']): readonly string[] => {
  const known = new Map(names.map(({ from, to }) => [from, to]));
  return ids.some((id) => known.has(id)) ? ids.map((id) => known.get(id) ?? id) : ids;
};

/** Half-written fields under the new names of their steps. */
const unfinishedAnew = (unfinished: Unfinished, steps: ReadonlyMap<string, string>): Unfinished =>
  new Map([...unfinished].map(([form, fields]): [string, HalfFields] => [steps.get(form) ?? form, fields]));

/** What is kept aside goes by the name of its form followed by a pointer. */
function placesAnew<TAside extends object>(aside: TAside, steps: ReadonlyMap<string, string>): TAside {
  const entries = Object.entries(aside).map(([place, value]) => {
    const [form = '', ...rest] = place.split('/');
    return [[steps.get(form) ?? form, ...rest].join('/'), value];
  });
  return Object.fromEntries(entries) as TAside; // safe: only the names of places are others
}

/** The ids that undoing and redoing may bring back. */
function idsOf({ history }: Editing): readonly string[] {
  return [...history.past, ...history.future].flatMap(({ patch }) =>
    patch.nodes.flatMap(({ insert }) => insert.map(({ id }): string => id)),
  );
}

/** Whether the whole flow was replaced here since the other side had it as `base`. */
function wasReplaced({ document, history }: Editing, base: FlowDocument): boolean {
  let now = document;
  for (const step of history.past.toReversed()) {
    if (sameBytes(now, base)) return false;
    if (step.label === 'replaceDocument') return true;
    const before = applyCommand(now, step.patch);
    if (!before.ok) return false;
    now = before.value.document;
  }
  return false;
}
