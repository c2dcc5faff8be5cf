import { EMPTY_HISTORY, FlowDocument, type History, undo } from '@countersign/model';
import { createStore, del, get } from 'idb-keyval';
import type { FlowDraft } from './flowDraft.ts';
import { NOTHING_UNFINISHED } from './unfinished.ts';
import type { Work } from './work.ts';

type FormerCopy = { readonly document: FlowDocument; readonly revision: number; readonly history: History };

/** Work that was found, and what to do when it is in good hands. */
export type FoundCopy = { readonly work: Work | undefined; readonly forget: () => Promise<void> };

/**
 * Unsaved work as browsers kept it before there were journals: the whole document, without the one that it was based
 * on. That is the draft if nobody saved since, else what undoing all of it gives.
 */
export async function findFormerCopy(key: string, draft: FlowDraft): Promise<FoundCopy> {
  const store = createStore('countersign.builder', 'copies');
  const forget = () => del(key, store).catch(() => {}); // looked at again next time
  try {
    const copy = (await get(key, store)) as Partial<FormerCopy> | undefined;
    return { work: copy && workOf(copy, draft), forget };
  } catch {
    return { work: undefined, forget }; // a browser that forbids its database has kept nothing
  }
}

function workOf(copy: Partial<FormerCopy>, draft: FlowDraft): Work | undefined {
  const document = FlowDocument.safeParse(copy.document).success ? copy.document : undefined;
  if (document === undefined || typeof copy.revision !== 'number') return undefined;
  const history = copy.history ?? EMPTY_HISTORY;
  const base = copy.revision === draft.revision ? draft.document : beginningOf(document, history);
  const editing = { document, history, unfinished: NOTHING_UNFINISHED };
  return { editing, base, revision: copy.revision, sending: undefined };
}

function beginningOf(document: FlowDocument, history: History): FlowDocument {
  let travelled = { document, history };
  for (let next = undo(history, document); next; next = undo(next.history, next.document)) travelled = next;
  return travelled.document;
}
