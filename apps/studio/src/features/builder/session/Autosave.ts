import type { FlowDocument } from '@countersign/model';
import { createStore, type Store } from './createStore.ts';
import type { FlowDraft } from './flowDraft.ts';

/** Where the work stands. `conflict` holds what somebody else saved in between; nothing is sent until it is resolved. */
export type SaveState =
  | { readonly type: 'saved' }
  | { readonly type: 'changed' }
  | { readonly type: 'saving' }
  | { readonly type: 'failed'; readonly error: unknown }
  | { readonly type: 'conflict'; readonly theirs: FlowDraft };

/** How a save can end, as the server says it. */
export type SaveOutcome =
  | { readonly type: 'saved'; readonly revision: number }
  | { readonly type: 'conflict'; readonly theirs: FlowDraft }
  | { readonly type: 'failed'; readonly error: unknown };

export type AutosaveOptions = {
  readonly document: FlowDocument;
  /** The document as the server has it; different from `document` when a local copy was taken up. */
  readonly savedDocument: FlowDocument;
  readonly revision: number;
  /** A newer draft that is known to contradict the document from the start. */
  readonly conflict?: FlowDraft;
  readonly send: (document: FlowDocument, revision: number) => Promise<SaveOutcome>;
};

const QUIET_MS = 900;
const FIRST_RETRY_MS = 2_000;
const LONGEST_RETRY_MS = 30_000;

/**
 * Saves a document a moment after it stops changing, one save at a time. A failed save is tried again for as long as
 * it takes; a conflict stops saving until somebody decides.
 */
export class Autosave {
  readonly state: Store<SaveState>;
  readonly #send: AutosaveOptions['send'];
  #document: FlowDocument;
  #saved: FlowDocument;
  #revision: number;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<void> | undefined;
  #retryMs = FIRST_RETRY_MS;

  constructor(options: AutosaveOptions) {
    this.#send = options.send;
    this.#document = options.document;
    this.#saved = options.savedDocument;
    this.#revision = options.revision;
    const { conflict } = options;
    this.state = createStore<SaveState>(
      conflict === undefined ? { type: 'saved' } : { type: 'conflict', theirs: conflict },
    );
    if (conflict === undefined && this.#isChanged()) this.#planSave(QUIET_MS);
  }

  get revision(): number {
    return this.#revision;
  }

  /** The document as the server has it. */
  get saved(): FlowDocument {
    return this.#saved;
  }

  /** Tells of a new state of the document. */
  change(document: FlowDocument): void {
    this.#document = document;
    if (this.state.get().type === 'conflict') return;
    if (this.#isChanged()) this.#planSave(QUIET_MS);
    else if (this.#running === undefined) this.#rest();
  }

  /** Saves now what is not saved; answers whether everything is on the server. */
  async flush(): Promise<boolean> {
    if (this.#running !== undefined) await this.#running;
    if (this.state.get().type === 'conflict') return false;
    if (this.#isChanged()) await this.#start();
    return !this.#isChanged() && this.state.get().type === 'saved';
  }

  /** Goes on after a conflict on top of what was saved in between. */
  resolve(theirs: FlowDraft): void {
    this.#revision = theirs.revision;
    this.#saved = theirs.document;
    this.#rest();
    this.change(this.#document);
  }

  /** Ends planned saves; a running one ends by itself. */
  stop(): void {
    clearTimeout(this.#timer);
  }

  #isChanged(): boolean {
    return this.#document !== this.#saved && JSON.stringify(this.#document) !== JSON.stringify(this.#saved);
  }

  #rest(): void {
    clearTimeout(this.#timer);
    this.#retryMs = FIRST_RETRY_MS;
    this.state.set({ type: 'saved' });
  }

  #planSave(inMs: number): void {
    clearTimeout(this.#timer);
    if (this.#running === undefined && this.state.get().type !== 'failed')
      this.state.set({ type: 'changed' });
    this.#timer = setTimeout(() => void this.#start(), inMs);
  }

  #start(): Promise<void> {
    this.#running ??= this.#save().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  async #save(): Promise<void> {
    clearTimeout(this.#timer);
    const document = this.#document;
    this.state.set({ type: 'saving' });
    const outcome = await this.#send(document, this.#revision);
    if (outcome.type === 'saved') {
      this.#revision = outcome.revision;
      this.#saved = document;
      this.#rest();
      if (this.#isChanged()) this.#planAfterSave(QUIET_MS, { type: 'changed' });
      return;
    }
    if (outcome.type === 'conflict') {
      this.state.set(outcome);
      return;
    }
    this.#planAfterSave(this.#retryMs, outcome);
    this.#retryMs = Math.min(this.#retryMs * 2, LONGEST_RETRY_MS);
  }

  #planAfterSave(inMs: number, state: SaveState): void {
    this.state.set(state);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#start(), inMs);
  }
}
