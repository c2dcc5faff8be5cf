import {
  applyCommand,
  type Command,
  type FlowDocument,
  type History,
  type Json,
  type JsonObject,
  nodeById,
  type Problem,
  patchBetween,
  pushEdit,
  pushForeign,
  redo,
  sameJson,
  undo,
} from '@countersign/model';

/** What is being edited: the document, how it got here, and settings that do not fit their step yet. */
export type Editing = {
  readonly document: FlowDocument;
  readonly history: History;
  /** Values of forms that would be refused, by node (the flow's own under ''): kept so that looking elsewhere loses nothing. */
  readonly unfinished: ReadonlyMap<string, Json>;
};

export type Edit = { readonly command: Command; readonly burst?: string; readonly at: number };

/** The state after an edit, or why the edit is refused. */
export function edited(
  editing: Editing,
  { command, burst, at }: Edit,
): { ok: true; editing: Editing } | { ok: false; problem: Problem } {
  const applied = applyCommand(editing.document, command);
  if (!applied.ok) return applied;
  const { document, inverse } = applied.value;
  const step = { patch: inverse, label: command.type, at, ...(burst === undefined ? {} : { burst }) };
  const history = pushEdit(editing.history, document, step);
  return { ok: true, editing: { document, history, unfinished: stillThere(editing.unfinished, document) } };
}

/** The state with what somebody else did merged into the document; undoing goes around it. */
export function absorbed(editing: Editing, document: FlowDocument, at: number): Editing {
  if (document === editing.document) return editing;
  const patch = patchBetween(document, editing.document);
  const history = pushForeign(editing.history, document, { patch, at });
  const unfinished = new Map(
    [...stillThere(editing.unfinished, document)].map(([node, value]) => [
      node,
      rebased(value, settingsOf(editing.document, node), settingsOf(document, node)),
    ]),
  );
  return { document, history, unfinished };
}

/** One step back; the same state when there is none. */
export function undone(editing: Editing): Editing {
  const travelled = undo(editing.history, editing.document);
  return travelled === undefined ? editing : arrived(editing, travelled);
}

/** One step forward again; the same state when there is none. */
export function redone(editing: Editing): Editing {
  const travelled = redo(editing.history, editing.document);
  return travelled === undefined ? editing : arrived(editing, travelled);
}

/** Where undoing or redoing has led: unfinished settings stay, but for those of a step whose own settings it changed. */
function arrived(editing: Editing, travelled: Pick<Editing, 'document' | 'history'>): Editing {
  const there = stillThere(editing.unfinished, travelled.document);
  const isUntouched = (node: string) =>
    sameJson(settingsOf(editing.document, node), settingsOf(travelled.document, node));
  return { ...travelled, unfinished: new Map([...there].filter(([node]) => isUntouched(node))) };
}

/** The settings that a form is about: a step's, or under '' the flow's own. */
const settingsOf = (document: FlowDocument, node: string): Json =>
  (node === '' ? document.settings : (nodeById(document, node)?.config ?? null)) as Json; // safe: settings are plain JSON

/** Unfinished settings with what somebody else changed in fields that they left alone: they must not take it back. */
function rebased(value: Json, before: Json, after: Json): Json {
  if (!isObject(value) || !isObject(before) || !isObject(after)) return value;
  const names = [...new Set([...Object.keys(value), ...Object.keys(after)])];
  return Object.fromEntries(
    names.flatMap((name) => {
      const settled = sameJson(value[name], before[name]) ? after[name] : value[name];
      return settled === undefined ? [] : [[name, settled]];
    }),
  );
}

const isObject = (value: Json): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Keeps or, with `undefined`, drops the unfinished settings of a node. */
export function withUnfinished(editing: Editing, node: string, value: Json | undefined): Editing {
  if (value === undefined && !editing.unfinished.has(node)) return editing;
  const unfinished = new Map(editing.unfinished);
  if (value === undefined) unfinished.delete(node);
  else unfinished.set(node, value);
  return { ...editing, unfinished };
}

function stillThere(unfinished: Editing['unfinished'], document: FlowDocument): Editing['unfinished'] {
  if (unfinished.size === 0) return unfinished;
  const ids = new Set(document.nodes.map((node) => node.id));
  return new Map([...unfinished].filter(([node]) => node === '' || ids.has(node)));
}
