import { NOTHING_SELECTED, type Selection } from '@countersign/canvas';
import {
  type Command,
  EMPTY_HISTORY,
  type FlowDocument,
  type NewNames,
  type Problem,
  patchBetween,
  type Side,
  sameJson,
} from '@countersign/model';
import { Autosave, type AutosaveOptions } from './Autosave.ts';
import { calledAnew, clashingNames, idsAnew, namesOfBoth } from './apart.ts';
import { arrivalOf } from './arrivalOf.ts';
import { catchUp, sharing } from './catchUp.ts';
import { createStore, type Store } from './createStore.ts';
import { absorbed, type Edit, type Editing, edited, redone, undone } from './editing.ts';
import { existing } from './existing.ts';
import type { FlowDraft } from './flowDraft.ts';
import type { Journal, OpenedJournal, Orphan } from './journals.ts';
import { isPlain, type LeftWork, leftWork, withLeftWork } from './leftWork.ts';
import { changesBetween, NOTHING_UNFINISHED, ofForms, withChanges } from './unfinished.ts';
import { withRoom } from './withRoom.ts';
import { absorption, type JournalEntry, type Work } from './work.ts';
import { type Writing, writingEdit } from './writing.ts';

/** What came in from somebody else: the flow before and after, and who saved it. */
export type Incoming = { readonly by: string; readonly before: FlowDocument; readonly after: FlowDocument };

export type SessionOptions = {
  readonly draft: FlowDraft;
  readonly opened: OpenedJournal;
  /** A name for this session that no other one has. */
  readonly saver: string;
  readonly send: AutosaveOptions['send'];
  readonly onRefused: (problem: Problem) => void;
  readonly onIncoming: (incoming: Incoming) => void;
};

/** One flow being edited: the document with its undo stack, what is selected, and the keeping and saving of both. */
export class BuilderSession {
  readonly editing: Store<Editing>;
  readonly selection: Store<Selection> = createStore(NOTHING_SELECTED);
  readonly autosave: Autosave;
  readonly journal: Journal;
  /** Work of closed windows that cannot be taken over without a person. */
  readonly orphans: Store<readonly Orphan[]> = createStore<readonly Orphan[]>([]);
  readonly #options: SessionOptions;
  /** What was called anew for the draft that is in dispute. */
  #names: NewNames | undefined;
  readonly #forgetOrphans: () => Promise<void>;
  #isStopped = false;

  constructor(options: SessionOptions) {
    this.#options = options;
    const { draft, opened, saver, send } = options;
    const work = opened.work ?? workOn(draft);
    this.journal = opened.journal;
    this.editing = createStore<Editing>(work.editing);
    this.autosave = new Autosave({
      document: work.editing.document,
      savedDocument: work.base,
      revision: work.revision,
      saver,
      sending: work.sending && { document: work.sending, saver: work.saver ?? saver },
      send,
      onSending: () => this.#noteSending(),
      onSaved: (_document, revision) => this.#noteSaved(revision),
      onConflict: (theirs) => this.#absorb(theirs),
    });
    // The same revision with another content is a draft that came back from a backup.
    if (draft.revision !== work.revision || !sameJson(draft.document, work.base)) this.#absorb(draft);
    this.#forgetOrphans = opened.forgetOrphans;
    this.#takeUp(opened.orphans);
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
    return this.#do({ command, at: Date.now(), ...(burst === undefined ? {} : { burst }) });
  }

  /** Takes what was written in forms, as one step: what fits goes into the document, what does not yet waits per field. */
  write(...writings: readonly Writing[]): void {
    const edit = writingEdit(this.editing.get(), writings);
    const problem = edit && this.#do({ ...edit, at: Date.now() });
    if (problem !== undefined) this.refuse(problem);
  }

  undo(): void {
    this.#become(undone(this.editing.get()), { type: 'undo' });
  }

  redo(): void {
    this.#become(redone(this.editing.get()), { type: 'redo' });
  }

  select(selection: Selection): void {
    this.selection.set(selection);
  }

  /** Takes in a newer draft: merged without a question where nothing is in dispute. */
  receive(theirs: FlowDraft): void {
    // The answer to a save that is under way tells of a newer draft by itself.
    if (this.autosave.isSending || theirs.revision <= this.autosave.revision) return;
    this.#absorb(theirs);
  }

  /** What was called anew here for the draft that is in dispute, because both sides made it. */
  get names(): NewNames | undefined {
    return this.#names;
  }

  /** Ends a conflict: of each thing in dispute the chosen side, mine where none was chosen. Undo gives mine back. */
  settle(choices: ReadonlyMap<string, Side>): void {
    const state = this.autosave.state.get();
    if (state.type !== 'conflict') return;
    const { theirs } = state;
    const flows = {
      base: this.autosave.saved,
      mine: this.editing.get().document,
      theirs: theirs.document,
    };
    const mine = catchUp(flows, { names: this.#names }).document;
    const settled = sharing(catchUp(flows, { names: this.#names, choices }).document, mine);
    this.#takeIn(mine, theirs);
    if (!sameJson(mine, settled)) this.run(patchBetween(mine, settled));
  }

  /** What there is to merge when work of a closed window is taken over. */
  leftWorkOf(work: Work): LeftWork {
    return leftWork(work, this.editing.get().document, this.#options.draft.savers);
  }

  /** Takes over work that was left in this browser, as one step: of each thing in dispute the chosen side. */
  adopt(orphan: Orphan, choices: ReadonlyMap<string, Side>): void {
    this.#adopt(orphan.work, choices);
    this.putAway(orphan);
  }

  /** Lets go of work that was left in this browser. */
  putAway(orphan: Orphan): void {
    this.orphans.set(this.orphans.get().filter((other) => other !== orphan));
    this.#forgetWhenKept();
  }

  /** Whether closing the page now would lose something. */
  wouldLose(): boolean {
    return this.journal.state.get() !== 'kept' && this.autosave.state.get().type !== 'saved';
  }

  /** Ends the session; what is not saved is sent once more, and stays in this browser in any case. */
  stop(): void {
    const { sending } = this.autosave;
    if (this.autosave.state.get().type !== 'saved' && sending === undefined) this.#noteSending();
    this.#isStopped = true;
    this.journal.close();
    this.autosave.stop();
    void this.autosave.flush();
  }

  #do(edit: Edit): Problem | undefined {
    const before = this.editing.get();
    const first = edited(before, edit);
    if (!first.ok) return first.problem;
    const whole = withRoom(edit, before.document, first.editing.document);
    const outcome = whole === edit ? first : edited(before, whole);
    if (!outcome.ok) return outcome.problem;
    this.#become(outcome.editing, { type: 'edit', ...whole });
    return undefined;
  }

  #become(editing: Editing, entry: JournalEntry): void {
    const before = this.editing.get();
    if (editing === before) return;
    this.editing.set(editing);
    this.selection.set(existing(this.selection.get(), editing.document));
    this.#log(entry);
    if (editing.document !== before.document) this.autosave.change(editing.document);
  }

  #absorb(theirs: FlowDraft): void {
    if (this.#isStopped) return;
    const { sending } = this.autosave;
    const arrival = arrivalOf(sending, theirs.savers, this.autosave.revision);
    if (arrival !== 'none' && sending !== undefined && sameJson(sending.document, theirs.document)) {
      // It is what was sent from here: only the answer was lost.
      this.#takeIn(this.editing.get().document, { ...theirs, document: sending.document });
      return;
    }
    if (arrival === 'arrived') {
      this.autosave.arrived();
      this.#log({ type: 'saved', revision: this.autosave.revision });
    }
    const before = this.autosave.saved;
    const isMixed = arrival === 'unknown';
    const anew = clashingNames(this.editing.get(), { base: before, theirs: theirs.document, isMixed });
    if (anew !== undefined) this.#callAnew(anew);
    // A dispute may go on over several drafts: what was called anew for the first has its new name already.
    this.#names = namesOfBoth(this.#names, anew);
    const { document: mine } = this.editing.get();
    const draft = { ...theirs, document: sharing(theirs.document, mine) };
    const flows = { base: before, mine, theirs: draft.document };
    const { document, conflicts } = catchUp(flows, { names: this.#names });
    if (conflicts.length > 0) {
      this.autosave.dispute(draft);
      return;
    }
    this.#takeIn(document, draft);
    this.#options.onIncoming({ by: theirs.updatedBy, before, after: draft.document });
  }

  /** Gives things that were added here other names, because somebody else has added others by these. */
  #callAnew(names: NewNames): void {
    const { nodes, edges, notes } = this.selection.get();
    this.editing.set(calledAnew(this.editing.get(), names));
    this.selection.set({ nodes: idsAnew(nodes, names.steps), edges, notes: idsAnew(notes, names.notes) });
    this.#log({ type: 'named', names });
  }

  /** Goes on with a document that has in it what the server has. */
  #takeIn(document: FlowDocument, saved: FlowDraft): void {
    const before = this.editing.get();
    const at = Date.now();
    const entry = absorption(before.document, document, { ...saved, at });
    const editing = absorbed(before, document, at);
    this.#names = undefined;
    this.autosave.resolve(saved, document);
    this.editing.set(editing);
    this.selection.set(existing(this.selection.get(), document));
    this.#log(entry);
  }

  /** Work that a closed window left unsaved becomes a step of this one; where it contradicts, a person is asked. */
  #takeUp(orphans: readonly Orphan[]): void {
    const isTaken = ({ from, work }: Orphan) => from === 'window' && isPlain(this.leftWorkOf(work));
    const asked: Orphan[] = [];
    for (const orphan of orphans) {
      if (isTaken(orphan)) this.#adopt(orphan.work, new Map());
      else asked.push(orphan);
    }
    this.orphans.set(asked);
    if (orphans.length > 0) this.#forgetWhenKept();
  }

  #adopt(work: Work, choices: ReadonlyMap<string, Side>): void {
    const { document: mine } = this.editing.get();
    const left = this.leftWorkOf(work);
    const merged = withLeftWork(left, choices).document;
    const adopted = sharing(merged, mine);
    if (!sameJson(mine, adopted)) this.run(patchBetween(mine, adopted));
    const { unfinished } = this.editing.get();
    const halfWritten = ofForms(left.unfinished, this.editing.get().document);
    const fields = changesBetween(
      unfinished,
      withChanges(halfWritten, changesBetween(NOTHING_UNFINISHED, unfinished)),
    );
    if (Object.keys(fields).length > 0) this.#do({ fields, at: Date.now() });
  }

  /** Forgets the work of closed windows once all of it is in the own journal, or was put away. */
  #forgetWhenKept(): void {
    if (this.orphans.get().length > 0) return;
    const forget = () => {
      if (this.journal.state.get() !== 'kept') return;
      unsubscribe();
      void this.#forgetOrphans();
    };
    const unsubscribe = this.journal.state.subscribe(forget);
    forget();
  }

  #noteSending(): void {
    this.#log({ type: 'saving', saver: this.#options.saver });
  }

  #noteSaved(revision: number): void {
    this.#log({ type: 'saved', revision });
  }

  #log(entry: JournalEntry): void {
    if (this.#isStopped) return;
    this.journal.append(entry, () => ({
      editing: this.editing.get(),
      base: this.autosave.saved,
      revision: this.autosave.revision,
      sending: this.autosave.sending?.document,
      saver: this.autosave.sending?.saver,
    }));
  }
}

const workOn = ({ document, revision }: FlowDraft): Work => ({
  editing: { document, history: EMPTY_HISTORY, unfinished: NOTHING_UNFINISHED },
  base: document,
  revision,
  sending: undefined,
});
