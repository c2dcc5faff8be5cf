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
  /** `isRefused`: the server has answered that it does not take it; else nobody knows whether it arrived. */
  | { readonly type: 'failed'; readonly error: unknown; readonly isRefused?: boolean };

/** A document on its way to the server, under the name of the session that sends it. */
export type Sending = { readonly document: FlowDocument; readonly saver: string };

export type AutosaveOptions = {
  readonly document: FlowDocument;
  /** The document as the server has it; different from `document` when work of this browser was taken up. */
  readonly savedDocument: FlowDocument;
  readonly revision: number;
  /** The name of this session, of which there is no second one. */
  readonly saver: string;
  /** What was sent by a tab that was closed before it heard whether it arrived. */
  readonly sending?: Sending | undefined;
  readonly send: (sending: Sending, revision: number) => Promise<SaveOutcome>;
  /** Told before a document is sent for the first time, and when the server has it. */
  readonly onSending?: () => void;
  readonly onSaved?: (document: FlowDocument, revision: number) => void;
  /** Told when a save was refused, after the state says so; may resolve it at once. */
  readonly onConflict?: (theirs: FlowDraft) => void;
};

const QUIET_MS = 900;
const FIRST_RETRY_MS = 2_000;
const LONGEST_RETRY_MS = 30_000;

/**
 * Saves a document a moment after it stops changing, one save at a time. A save whose answer was lost is tried again, the
 * same one, for as long as it takes: so there is only one of which nobody knows whether it arrived. A conflict stops saving
 * until it is resolved.
 */
export class Autosave {
  readonly state: Store<SaveState> = createStore<SaveState>({ type: 'saved' });
  readonly #options: AutosaveOptions;
  #document: FlowDocument;
  #saved: FlowDocument;
  #revision: number;
  #sending: Sending | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<void> | undefined;
  #retryMs = FIRST_RETRY_MS;
  #isStopped = false;

  constructor(options: AutosaveOptions) {
    this.#options = options;
    this.#document = options.document;
    this.#saved = options.savedDocument;
    this.#revision = options.revision;
    this.#sending = options.sending;
    if (this.#isChanged()) this.#planSave(QUIET_MS);
  }

  get revision(): number {
    return this.#revision;
  }

  /** The document as the server has it. */
  get saved(): FlowDocument {
    return this.#saved;
  }

  /** What was sent without an answer that it arrived, or that it did not. */
  get sending(): Sending | undefined {
    return this.#sending;
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
    const former = this.#sending?.document;
    if (this.#isChanged()) await this.#start();
    if (former !== undefined && this.#saved === former && this.#isChanged()) await this.#start();
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

  /** Takes note that what was sent without an answer has arrived. */
  arrived(): void {
    if (this.#sending === undefined) return;
    this.#saved = this.#sending.document;
    this.#revision += 1;
    this.#sending = undefined;
  }

  /** Goes on with a document that takes into account what was saved in between. */
  resolve(theirs: FlowDraft, document: FlowDocument): void {
    this.#revision = theirs.revision;
    this.#saved = theirs.document;
    this.#sending = undefined;
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
    this.state.set({ type: 'saving' });
    const sending = this.#sending ?? this.#begin();
    const outcome = await this.#options.send(sending, this.#revision);
    if (outcome.type === 'saved') {
      this.#revision = outcome.revision;
      this.#saved = sending.document;
      this.#sending = undefined;
      this.#options.onSaved?.(sending.document, outcome.revision);
      this.#rest();
      if (this.#isChanged()) this.#planAfterSave(QUIET_MS, { type: 'changed' });
      return;
    }
    if (outcome.type === 'conflict') {
      this.dispute(outcome.theirs);
      this.#options.onConflict?.(outcome.theirs);
      return;
    }
    if (outcome.isRefused === true) this.#sending = undefined;
    this.#planAfterSave(this.#retryMs, outcome);
    this.#retryMs = Math.min(this.#retryMs * 2, LONGEST_RETRY_MS);
  }

  #begin(): Sending {
    const sending = { document: this.#document, saver: this.#options.saver };
    this.#sending = sending;
    this.#options.onSending?.();
    return sending;
  }

  #planAfterSave(inMs: number, state: SaveState): void {
    this.state.set(state);
    clearTimeout(this.#timer);
    if (this.#isStopped) return;
    this.#timer = setTimeout(() => void this.#start(), inMs);
  }
}
