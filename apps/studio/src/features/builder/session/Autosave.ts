import { type FlowDocument, sameBytes } from '@countersign/model';
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
  /** The document as the server has it; different from `document` when work of this browser was taken up. */
  readonly savedDocument: FlowDocument;
  readonly revision: number;
  readonly send: (document: FlowDocument, revision: number) => Promise<SaveOutcome>;
  /** Told before a document is sent, and when the server has it. */
  readonly onSending?: () => void;
  readonly onSaved?: (document: FlowDocument, revision: number) => void;
  /** Told when a save was refused, after the state says so; may resolve it at once. */
  readonly onConflict?: (theirs: FlowDraft) => void;
};

const QUIET_MS = 900;
const FIRST_RETRY_MS = 2_000;
const LONGEST_RETRY_MS = 30_000;

/**
 * Saves a document a moment after it stops changing, one save at a time. A failed save is tried again for as long as
 * it takes; a conflict stops saving until it is resolved.
 */
export class Autosave {
  readonly state: Store<SaveState> = createStore<SaveState>({ type: 'saved' });
  readonly #options: AutosaveOptions;
  #document: FlowDocument;
  #saved: FlowDocument;
  #revision: number;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<void> | undefined;
  #retryMs = FIRST_RETRY_MS;
  #isStopped = false;

  constructor(options: AutosaveOptions) {
    this.#options = options;
    this.#document = options.document;
    this.#saved = options.savedDocument;
    this.#revision = options.revision;
    if (this.#isChanged()) this.#planSave(QUIET_MS);
  }

  get revision(): number {
    return this.#revision;
  }

  /** The document as the server has it. */
  get saved(): FlowDocument {
    return this.#saved;
  }

  /** Whether a save is under way, whose answer will tell of a newer draft by itself. */
  get isSending(): boolean {
    return this.#running !== undefined;
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

  /** Tries a failed save again now, for example because the network is back. */
  retry(): void {
    if (this.state.get().type === 'failed') void this.#start();
  }

  /** Stops saving because a newer draft contradicts the document. */
  dispute(theirs: FlowDraft): void {
    clearTimeout(this.#timer);
    this.state.set({ type: 'conflict', theirs });
  }

  /** Goes on with a document that takes into account what was saved in between. */
  resolve(theirs: FlowDraft, document: FlowDocument): void {
    this.#revision = theirs.revision;
    this.#saved = theirs.document;
    this.#rest();
    this.change(document);
  }

  /** Ends planned saves; a running one ends by itself. */
  stop(): void {
    this.#isStopped = true;
    clearTimeout(this.#timer);
  }

  #isChanged(): boolean {
    return !sameBytes(this.#document, this.#saved);
  }

  #rest(): void {
    clearTimeout(this.#timer);
    this.#retryMs = FIRST_RETRY_MS;
    this.state.set({ type: 'saved' });
  }

  #planSave(inMs: number): void {
    clearTimeout(this.#timer);
    if (this.state.get().type === 'saved') this.state.set({ type: 'changed' });
    if (this.#isStopped) return;
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
    this.#options.onSending?.();
    const outcome = await this.#options.send(document, this.#revision);
    if (outcome.type === 'saved') {
      this.#revision = outcome.revision;
      this.#saved = document;
      this.#options.onSaved?.(document, outcome.revision);
      this.#rest();
      if (this.#isChanged()) this.#planAfterSave(QUIET_MS, { type: 'changed' });
      return;
    }
    if (outcome.type === 'conflict') {
      this.dispute(outcome.theirs);
      this.#options.onConflict?.(outcome.theirs);
      return;
    }
    this.#planAfterSave(this.#retryMs, outcome);
    this.#retryMs = Math.min(this.#retryMs * 2, LONGEST_RETRY_MS);
  }

  #planAfterSave(inMs: number, state: SaveState): void {
    this.state.set(state);
    clearTimeout(this.#timer);
    if (this.#isStopped) return;
    this.#timer = setTimeout(() => void this.#start(), inMs);
  }
}
