import { NOTHING_SELECTED, type Selection } from '@countersign/canvas';
import type { Command, FlowDocument, History, Json, Problem } from '@countersign/model';
import { EMPTY_HISTORY } from '@countersign/model';
import { Autosave, type AutosaveOptions } from './Autosave.ts';
import { createStore, type Store } from './createStore.ts';
import { type Editing, edited, redone, undone, withUnfinished } from './editing.ts';
import type { FlowDraft } from './flowDraft.ts';
import type { LocalCopies, LocalCopy } from './localCopy.ts';

export type SessionOptions = {
  readonly draft: FlowDraft;
  /** What this browser had not saved when it last looked at the flow. */
  readonly copy: LocalCopy | undefined;
  readonly copies: LocalCopies;
  readonly key: string;
  readonly send: AutosaveOptions['send'];
  readonly onRefused: (problem: Problem) => void;
};

const COPY_MS = 250;

/** One flow being edited: the document with its undo stack, what is selected, and the saving of both. */
export class BuilderSession {
  readonly editing: Store<Editing>;
  readonly selection: Store<Selection> = createStore(NOTHING_SELECTED);
  readonly autosave: Autosave;
  readonly #options: SessionOptions;
  #copyTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: SessionOptions) {
    this.#options = options;
    const { draft, copy, send } = options;
    const start = startOf(draft, copy);
    this.editing = createStore<Editing>({ ...start, unfinished: new Map() });
    this.autosave = new Autosave({
      document: start.document,
      savedDocument: draft.document,
      revision: draft.revision,
      send,
      ...(copy !== undefined && hasNewerDraft(draft, copy) ? { conflict: draft } : {}),
    });
  }

  /** Does an edit; `burst` joins edits that follow each other into one step. Answers whether it was allowed. */
  run(command: Command, burst?: string): boolean {
    const outcome = this.try(command, burst);
    if (outcome !== undefined) this.refuse(outcome);
    return outcome === undefined;
  }

  /** Tells the person why something cannot be done. */
  refuse(problem: Problem): void {
    this.#options.onRefused(problem);
  }

  /** Does an edit like `run`, but hands back the reason of a refusal instead of showing it. */
  try(command: Command, burst?: string): Problem | undefined {
    const edit = { command, at: Date.now(), ...(burst === undefined ? {} : { burst }) };
    const outcome = edited(this.editing.get(), edit);
    if (!outcome.ok) return outcome.problem;
    this.#become(outcome.editing);
    return undefined;
  }

  undo(): void {
    this.#become(undone(this.editing.get()));
  }

  redo(): void {
    this.#become(redone(this.editing.get()));
  }

  select(selection: Selection): void {
    this.selection.set(selection);
  }

  keepUnfinished(node: string, value: Json | undefined): void {
    this.editing.set(withUnfinished(this.editing.get(), node, value));
  }

  /** After a conflict: go on with this document on top of what was saved in between. */
  keepMine(theirs: FlowDraft): void {
    this.autosave.resolve(theirs);
  }

  /** After a conflict: take the newer draft; the own work stays one undo away. */
  takeTheirs(theirs: FlowDraft): void {
    this.autosave.resolve(theirs);
    this.run({ type: 'replaceDocument', document: theirs.document });
  }

  /** Ends the session; work that is not saved stays in this browser. */
  stop(): void {
    this.autosave.stop();
    clearTimeout(this.#copyTimer);
    void this.#writeCopy();
  }

  #become(editing: Editing): void {
    const before = this.editing.get();
    if (editing === before) return;
    this.editing.set(editing);
    this.selection.set(existing(this.selection.get(), editing.document));
    this.autosave.change(editing.document);
    clearTimeout(this.#copyTimer);
    this.#copyTimer = setTimeout(() => void this.#writeCopy(), COPY_MS);
  }

  #writeCopy(): Promise<void> {
    const { document, history } = this.editing.get();
    const { copies, key } = this.#options;
    if (history.past.length + history.future.length === 0) return Promise.resolve();
    return copies.write(key, { document, history, revision: this.autosave.revision });
  }
}

/** A local copy is taken up as it is; without one, the draft with an empty stack. */
function startOf(
  draft: FlowDraft,
  copy: LocalCopy | undefined,
): { document: FlowDocument; history: History } {
  const isSame = copy !== undefined && JSON.stringify(copy.document) === JSON.stringify(draft.document);
  if (isSame) return { document: draft.document, history: copy.history };
  if (copy === undefined) return { document: draft.document, history: EMPTY_HISTORY };
  return { document: copy.document, history: copy.history };
}

const hasNewerDraft = (draft: FlowDraft, copy: LocalCopy): boolean =>
  copy.revision !== draft.revision && JSON.stringify(copy.document) !== JSON.stringify(draft.document);

/** The selection without what is no longer in the document; the same object when all of it is. */
function existing(selection: Selection, document: FlowDocument): Selection {
  const keep = (ids: readonly string[], records: readonly { id: string }[]) => {
    const known = new Set(records.map((record) => record.id));
    return ids.every((id) => known.has(id)) ? ids : ids.filter((id) => known.has(id));
  };
  const nodes = keep(selection.nodes, document.nodes);
  const edges = keep(selection.edges, document.edges);
  const notes = keep(selection.notes, document.notes);
  const isSame = nodes === selection.nodes && edges === selection.edges && notes === selection.notes;
  return isSame ? selection : { nodes, edges, notes };
}
