import {
  applyCommand,
  type FlowDocument,
  type History,
  type Json,
  type NewNames,
  type Patch,
  patchBetween,
} from '@countersign/model';
import { calledAnew } from './apart.ts';
import { absorbed, type Edit, type Editing, edited, redone, undone } from './editing.ts';
import { formerFields } from './formerFields.ts';
import { type HalfWritten, type Unfinished, withChanges } from './unfinished.ts';

/** All that this browser knows of a flow being edited: the document, and what the server had of it when it last said so. */
export type Work = {
  readonly editing: Editing;
  /** The document as the server has it at `revision`: what a merge starts from. */
  readonly base: FlowDocument;
  readonly revision: number;
  /** What is on its way to the server; after a kill nobody knows whether it arrived. */
  readonly sending: FlowDocument | undefined;
  /** As which session it was sent; journals of before do not say. */
  readonly saver?: string | undefined;
};

/** One thing that happened in a session, as the journal keeps it. Played in order, entries give the work back. */
export type JournalEntry =
  | ({ readonly type: 'edit' } & Edit)
  | { readonly type: 'undo' }
  | { readonly type: 'redo' }
  /** How journals told of unfinished settings when they were kept by whole step. */
  | { readonly type: 'unfinished'; readonly node: string; readonly value?: Json }
  | { readonly type: 'saving'; readonly saver?: string }
  | { readonly type: 'saved'; readonly revision: number }
  /** Things that were added here were called anew, because somebody else added others of these names. */
  | { readonly type: 'named'; readonly names: NewNames }
  /** `become` leads to the merged document, `base` from there to what the server has. */
  | {
      readonly type: 'absorbed';
      readonly revision: number;
      readonly become: Patch;
      readonly base: Patch;
      readonly at: number;
    };

/** The work written out whole; entries before it are not needed any more. */
export type Snapshot = {
  readonly type: 'snapshot';
  readonly document: FlowDocument;
  readonly history: History;
  /** The unfinished fields by form; in journals of before, the whole settings by step. */
  readonly unfinished: readonly (readonly [string, readonly (readonly [string, HalfWritten])[] | Json])[];
  readonly base: FlowDocument;
  readonly revision: number;
  readonly sending: FlowDocument | undefined;
  readonly saver?: string | undefined;
};

export const snapshotOf = ({ editing, base, revision, sending, saver }: Work): Snapshot => ({
  type: 'snapshot',
  document: editing.document,
  history: editing.history,
  unfinished: [...editing.unfinished].map(([form, fields]) => [form, [...fields]]),
  base,
  revision,
  sending,
  saver,
});

/** The work of a journal; an entry that does not fit ends it, with all before it kept. */
export function replayed(snapshot: Snapshot, entries: readonly JournalEntry[]): Work {
  const { document, history, unfinished, base, revision, sending, saver } = snapshot;
  let work: Work = {
    editing: { document, history, unfinished: readUnfinished(document, unfinished) },
    base,
    revision,
    sending,
    saver,
  };
  for (const entry of entries) {
    const next = advanced(work, entry);
    if (next === undefined) return work;
    work = next;
  }
  return work;
}

const readUnfinished = (document: FlowDocument, unfinished: Snapshot['unfinished']): Unfinished =>
  unfinished.reduce<Unfinished>((all, [form, fields]) => {
    // safe: a list is one of fields, because whole settings are an object
    if (Array.isArray(fields)) return new Map(all).set(form, new Map(fields as [string, HalfWritten][]));
    return withChanges(all, formerFields(document, form, fields as Json));
  }, new Map());

function advanced(work: Work, entry: JournalEntry): Work | undefined {
  const { editing } = work;
  switch (entry.type) {
    case 'edit': {
      const outcome = edited(editing, entry);
      return outcome.ok ? { ...work, editing: outcome.editing } : undefined;
    }
    case 'undo':
      return { ...work, editing: undone(editing) };
    case 'redo':
      return { ...work, editing: redone(editing) };
    case 'unfinished':
      return { ...work, editing: withFormer(editing, entry) };
    case 'saving':
      return { ...work, sending: editing.document, saver: entry.saver };
    case 'saved':
      return { ...work, base: work.sending ?? work.base, revision: entry.revision, sending: undefined };
    case 'named':
      return { ...work, editing: calledAnew(editing, entry.names) };
    case 'absorbed': {
      const merged = applyCommand(editing.document, entry.become);
      const base = merged.ok ? applyCommand(merged.value.document, entry.base) : merged;
      if (!merged.ok || !base.ok) return undefined;
      return {
        editing: absorbed(editing, merged.value.document, entry.at),
        base: base.value.document,
        revision: entry.revision,
        sending: undefined,
      };
    }
  }
}

const withFormer = (editing: Editing, { node, value }: { node: string; value?: Json }): Editing => {
  const others = new Map([...editing.unfinished].filter(([form]) => form !== node));
  const fields = value === undefined ? {} : formerFields(editing.document, node, value);
  return { ...editing, unfinished: withChanges(others, fields) };
};

/** The entry that tells how a document became a merged one on top of what the server has. */
export function absorption(
  before: FlowDocument,
  merged: FlowDocument,
  saved: { readonly document: FlowDocument; readonly revision: number; readonly at: number },
): JournalEntry {
  return {
    type: 'absorbed',
    revision: saved.revision,
    become: patchBetween(before, merged),
    base: patchBetween(merged, saved.document),
    at: saved.at,
  };
}
