import { FlowDocument, type History } from '@countersign/model';
import { createStore, del, get, set } from 'idb-keyval';

/**
 * The edits of this browser that the server may not have yet. `revision` is the one they are based on. The undo stack
 * is kept too, so that it survives a reload.
 */
export type LocalCopy = {
  readonly document: FlowDocument;
  readonly revision: number;
  readonly history: History;
};

/** Where local copies are kept: one per workspace and flow. */
export type LocalCopies = {
  readonly read: (key: string) => Promise<LocalCopy | undefined>;
  readonly write: (key: string, copy: LocalCopy) => Promise<void>;
  readonly remove: (key: string) => Promise<void>;
};

export const localCopyKey = (workspace: string, flow: string): string => `${workspace}/${flow}`;

/** Copies in the browser's own database. A browser that forbids it edits without a net, so reading never fails. */
export function browserCopies(): LocalCopies {
  const store = createStore('countersign.builder', 'copies');
  return {
    read: async (key) => {
      try {
        const copy: unknown = await get(key, store);
        return isCopy(copy) ? copy : undefined;
      } catch {
        return undefined;
      }
    },
    write: (key, copy) => set(key, copy, store).catch(nothing),
    remove: (key) => del(key, store).catch(nothing),
  };
}

function isCopy(value: unknown): value is LocalCopy {
  const copy = value as Partial<LocalCopy> | undefined;
  return typeof copy?.revision === 'number' && FlowDocument.safeParse(copy.document).success;
}

const nothing = () => undefined;
