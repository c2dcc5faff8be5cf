import { sameJson } from '@countersign/model';
import { createStore as createDatabase, promisifyRequest, type UseStore } from 'idb-keyval';
import { randomId } from '../../../api/randomId.ts';
import { createStore, type Store } from './createStore.ts';
import { type JournalEntry, replayed, type Snapshot, snapshotOf, type Work } from './work.ts';

/** Whether what happened is in this browser's database: all of it, not quite yet, or it cannot be kept there. */
export type KeepState = 'kept' | 'keeping' | 'failed';

/** The log of one session, appended to at each edit; it is there after the tab was killed. */
export type Journal = {
  readonly state: Store<KeepState>;
  /** Keeps an entry; `work` is what there is after it. */
  append(entry: JournalEntry, work: () => Work): void;
  close(): void;
};

/** Unsaved work without a window: of one that was closed, or of before journals knew whose they are. */
export type Orphan = { readonly from: 'window' | 'anybody'; readonly work: Work };

/** What was found of a flow: a journal to go on with, what it says, and work that closed windows left unsaved. */
export type OpenedJournal = {
  readonly journal: Journal;
  readonly work: Work | undefined;
  readonly orphans: readonly Orphan[];
  /** To be called once the orphans' work is in the own journal. */
  readonly forgetOrphans: () => Promise<void>;
};

/** One person's journals of one flow; `former` is where they were when nobody asked who the person is. */
export type JournalKey = { readonly person: string; readonly flow: string; readonly former: string };

type Key = readonly [flow: string, journal: string, seq: number];
type Found = { readonly id: string; readonly last: number; readonly work: Work };

/** Replaying more than this would be felt when a flow is opened. */
const LONGEST_LOG = 400;
const OWN_LOCK_MS = 500;

const ofFlow = (flow: string) => IDBKeyRange.bound([flow], [flow, []]);
const ofJournal = (flow: string, id: string) => IDBKeyRange.bound([flow, id], [flow, id, []]);

/**
 * Opens a person's journal of a flow in this tab: the one it had before a reload, else the newest that no living tab
 * writes. A browser that forbids its database edits without a net, and its journal says so.
 */
export async function openJournal({ person, flow: id, former }: JournalKey): Promise<OpenedJournal> {
  const database = createDatabase('countersign.edits', 'log');
  const opened = await openOwn(database, `${person}/${id}`);
  const old = await formerJournals(database, former);
  return {
    ...opened,
    orphans: [...opened.orphans, ...old.orphans],
    forgetOrphans: async () => {
      await opened.forgetOrphans();
      await old.forget();
    },
  };
}

/** Journals that do not say whose they are: what is unsaved in them is for somebody to look at, the rest goes. */
async function formerJournals(database: UseStore, flow: string) {
  const found = await readJournals(database, flow).catch((): Found[] => []);
  const unsaved: Found[] = [];
  for (const journal of found) {
    const lock = await claim(journal.id, false);
    if (lock === 'taken') continue;
    if (isUnsaved(journal.work)) unsaved.push(journal);
    else await remove(database, ofJournal(flow, journal.id));
    release(lock);
  }
  return {
    orphans: unsaved.map(({ work }): Orphan => ({ from: 'anybody', work })),
    forget: async () => {
      for (const { id } of unsaved) await remove(database, ofJournal(flow, id));
    },
  };
}

const isUnsaved = ({ editing, base }: Work): boolean =>
  editing.unfinished.size > 0 || !sameJson(editing.document, base);

async function openOwn(database: UseStore, flow: string): Promise<OpenedJournal> {
  const ownId = sessionStorage.getItem(`countersign.journal.${flow}`);
  const found = await readJournals(database, flow).catch((): Found[] => []);
  const owned: Found[] = [];
  const locks: Lock[] = [];
  for (const journal of found.toSorted((one, other) => rank(other, ownId) - rank(one, ownId))) {
    const lock = await claim(journal.id, journal.id === ownId);
    if (lock === 'taken') continue;
    // Where the browser has no locks nobody knows who lives: work of others is looked at, and left to them.
    if (lock === 'unknown' && journal.id !== ownId) continue;
    owned.push(journal);
    if (lock !== 'unknown') locks.push(lock);
  }
  const [own, ...left] = owned;
  const id = own?.id ?? randomId();
  const lock = own === undefined ? await claim(id, false) : locks[0];
  sessionStorage.setItem(`countersign.journal.${flow}`, id);
  const orphans = 'locks' in navigator ? left : found.filter((journal) => journal.id !== id);
  return {
    journal: createJournal(database, { flow, id, next: (own?.last ?? -1) + 1 }, () => release(lock)),
    work: own?.work,
    orphans: orphans.map(({ work }): Orphan => ({ from: 'window', work })),
    forgetOrphans: async () => {
      for (const orphan of left) await remove(database, ofJournal(flow, orphan.id));
      for (const held of locks.slice(1)) release(held);
    },
  };
}

const rank = (journal: Found, ownId: string | null): number =>
  journal.id === ownId ? Number.POSITIVE_INFINITY : (journal.work.editing.history.past.at(-1)?.at ?? 0);

async function readJournals(database: UseStore, flow: string): Promise<Found[]> {
  const [keys, values] = await database('readonly', (store) =>
    Promise.all([
      promisifyRequest(store.getAllKeys(ofFlow(flow))),
      promisifyRequest(store.getAll(ofFlow(flow)) as IDBRequest<(Snapshot | JournalEntry)[]>),
    ]),
  );
  // safe: only this file writes here
  const records = values.map((value, index) => ({ key: keys[index] as unknown as Key, value }));
  return [...Map.groupBy(records, ({ key }) => key[1])].flatMap(([id, log]) => {
    const start = log.findLastIndex(({ value }) => value.type === 'snapshot');
    const snapshot = log[start]?.value;
    if (snapshot?.type !== 'snapshot') return [];
    // What could not be written leaves a gap, and what comes after it has nothing to stand on.
    const whole = log.slice(start).filter(({ key }, index) => key[2] === (log[start]?.key[2] ?? 0) + index);
    const entries = whole.flatMap(({ value }) => (value.type === 'snapshot' ? [] : [value]));
    return [{ id, last: log.at(-1)?.key[2] ?? 0, work: replayed(snapshot, entries) }];
  });
}

const remove = (database: UseStore, range: IDBKeyRange): Promise<void> =>
  database('readwrite', (store) => promisifyRequest(store.delete(range))).catch(() => {}); // looked at again next time

type Place = { readonly flow: string; readonly id: string; readonly next: number };

function createJournal(database: UseStore, { flow, id, next }: Place, onClose: () => void): Journal {
  const state = createStore<KeepState>('kept');
  let seq = next;
  let sinceSnapshot = 0;
  let waiting = 0;
  let needsSnapshot = next === 0;
  const write = async (value: Snapshot | JournalEntry) => {
    const key: Key = [flow, id, seq];
    seq += 1;
    waiting += 1;
    if (!needsSnapshot) state.set('keeping');
    try {
      await database('readwrite', (store) => put(store, key, value));
    } catch {
      needsSnapshot = true;
    }
    waiting -= 1;
    if (needsSnapshot) state.set('failed');
    else if (waiting === 0) state.set('kept');
  };
  return {
    state,
    append(entry, work) {
      sinceSnapshot += 1;
      if (!needsSnapshot && sinceSnapshot <= LONGEST_LOG) return void write(entry);
      sinceSnapshot = 0;
      needsSnapshot = false;
      void write(snapshotOf(work()));
    },
    close: onClose,
  };
}

/** Puts a record; a snapshot also takes away what it makes superfluous. Committed at once: the tab may die next. */
async function put(store: IDBObjectStore, key: Key, value: Snapshot | JournalEntry): Promise<void> {
  const [flow, id, seq] = key;
  if (value.type === 'snapshot' && seq > 0)
    store.delete(IDBKeyRange.bound([flow, id], [flow, id, seq], false, true));
  store.put(value, [...key]);
  const done = promisifyRequest(store.transaction);
  store.transaction.commit();
  await done;
}

type Lock = { readonly release: () => void };

/** A lock that lives as long as this tab does, also when it is killed. */
function claim(id: string, mayWait: boolean): Promise<Lock | 'taken' | 'unknown'> {
  const { locks } = navigator as { locks?: LockManager };
  if (locks === undefined) return Promise.resolve('unknown');
  // A page that reloads may hold its lock a moment longer than it lives.
  const options = mayWait ? { signal: AbortSignal.timeout(OWN_LOCK_MS) } : { ifAvailable: true };
  return new Promise((resolve) => {
    const hold = (lock: unknown) =>
      lock === null
        ? resolve('taken')
        : new Promise<void>((free) => {
            resolve({ release: free });
          });
    locks.request(`countersign-journal-${id}`, options, hold).catch(() => resolve('taken'));
  });
}

const release = (lock: Lock | 'taken' | 'unknown' | undefined): void => {
  if (typeof lock === 'object') lock.release();
};
