import {
  applyCommand,
  type Command,
  type FlowDocument,
  type History,
  type HistoryStep,
  type JsonObject,
  type Problem,
  patchBetween,
  pushEdit,
  pushForeign,
  redo,
  undo,
} from '@countersign/model';
import {
  type ChangedBy,
  carried,
  changesBetween,
  type FieldChanges,
  ofForms,
  type Unfinished,
  withChanges,
} from './unfinished.ts';

/** What is being edited: the document, how it got here, and what is written in forms and does not fit yet. */
export type Editing = {
  readonly document: FlowDocument;
  readonly history: History;
  readonly unfinished: Unfinished;
};

/** One edit: a command, what is half written in fields, or both at once. */
export type Edit = {
  readonly command?: Command;
  readonly fields?: FieldChanges;
  readonly burst?: string;
  readonly at: number;
};

/** The state after an edit, or why the edit is refused. What is half written is a step that can be undone as well. */
export function edited(
  editing: Editing,
  { command, fields, burst, at }: Edit,
): { ok: true; editing: Editing } | { ok: false; problem: Problem } {
  const applied = command === undefined ? untouched(editing) : applyCommand(editing.document, command);
  if (!applied.ok) return applied;
  const { document, inverse } = applied.value;
  const by: ChangedBy = command?.type === 'renameNode' ? 'rename' : 'self';
  const change = { before: editing.document, after: document, by };
  const unfinished =
    fields === undefined ? carried(editing.unfinished, change) : withChanges(editing.unfinished, fields);
  const step: HistoryStep = {
    patch: inverse,
    label: command?.type ?? 'setConfig',
    at,
    ...(burst === undefined ? {} : { burst }),
    ...asideOf(changesBetween(unfinished, editing.unfinished)),
  };
  return { ok: true, editing: { document, history: pushEdit(editing.history, document, step), unfinished } };
}

const untouched = ({ document }: Editing) =>
  ({ ok: true, value: { document, inverse: patchBetween(document, document) } }) as const;

/** The state with what somebody else did merged into the document; undoing goes around it. */
export function absorbed(editing: Editing, document: FlowDocument, at: number): Editing {
  if (document === editing.document) return editing;
  const patch = patchBetween(document, editing.document);
  const history = pushForeign(editing.history, document, { patch, at });
  const change = { before: editing.document, after: document, by: 'others' } as const;
  return { document, history, unfinished: carried(editing.unfinished, change) };
}

/** One step back; the same state when there is none. */
export function undone(editing: Editing): Editing {
  const travelled = undo(editing.history, editing.document);
  if (travelled === undefined) return editing;
  const unfinished = restored(editing, travelled);
  const { past, future } = travelled.history;
  const history = { past, future: returning(future, editing.unfinished, unfinished) };
  return { document: travelled.document, history, unfinished };
}

/** One step forward again; the same state when there is none. */
export function redone(editing: Editing): Editing {
  const travelled = redo(editing.history, editing.document);
  if (travelled === undefined) return editing;
  const unfinished = restored(editing, travelled);
  const { past, future } = travelled.history;
  const history = { past: returning(past, editing.unfinished, unfinished), future };
  return { document: travelled.document, history, unfinished };
}

type Travelled = { readonly document: FlowDocument; readonly aside: JsonObject };

/** What is half written after travelling: in the fields of the step travelled as it was then, in all others as it is. */
function restored(
  { document: before, unfinished }: Editing,
  { document: after, aside }: Travelled,
): Unfinished {
  const fields = aside as FieldChanges; // safe: only this file puts something aside
  return ofForms(withChanges(carried(unfinished, { before, after, by: 'self' }), fields), after);
}

/** The steps with what is now half written put aside in the newest, for the way back. */
function returning(
  steps: readonly HistoryStep[],
  before: Unfinished,
  after: Unfinished,
): readonly HistoryStep[] {
  const aside = asideOf(changesBetween(after, before));
  const last = steps.at(-1);
  return aside.aside === undefined || last === undefined
    ? steps
    : [...steps.slice(0, -1), { ...last, ...aside }];
}

const asideOf = (changes: FieldChanges): Pick<HistoryStep, 'aside'> =>
  Object.keys(changes).length === 0 ? {} : { aside: changes as JsonObject }; // safe: plain JSON
