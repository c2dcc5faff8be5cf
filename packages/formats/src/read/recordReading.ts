import { type Fields, isFields } from './fields.ts';

/** An object of a file that remembers which of its fields were looked at. */
export type Reading<TSource extends object = Fields> = {
  /** The object itself, to be read as usual. Copying it, or writing it as JSON, reads all of it. */
  readonly fields: TSource;
  /** What has been looked at so far, by the object of the file that holds it. */
  readonly read: ReadonlyMap<object, ReadonlySet<string>>;
};

/** Records what is read of an object and of everything in it, so that what nobody read can be named without a list. */
export function recordReading<TSource extends object>(source: TSource): Reading<TSource> {
  const read = new Map<object, Set<string>>();
  const known = new Map<object, object>();
  const watch = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    const watched = known.get(value) ?? new Proxy(value, { get: note });
    known.set(value, watched);
    return watched;
  };
  const note = (target: object, key: string | symbol): unknown => {
    const value: unknown = Reflect.get(target, key);
    if (typeof key !== 'string' || !Object.hasOwn(target, key)) return value;
    const keys = read.get(target) ?? new Set();
    read.set(target, keys.add(key));
    return watch(value);
  };
  return { fields: watch(source) as TSource, read }; // safe: the same object, watched
}

export type Unread = {
  readonly source: Fields;
  readonly read: Reading['read'];
  /** Paths of fields that need no naming, with all that is in them: `position`, `Choices.Next`. */
  readonly settled: ReadonlySet<string>;
  /** Whether a value says nothing, because the other program writes it for every step. */
  readonly isIdle?: (value: unknown) => boolean;
};

/**
 * The paths of all fields that nobody read, each as far up as nothing in it was: `Retry.BackoffRate`, `options`. Places in
 * lists are left out of a path, so one that is unread in three entries is there three times.
 */
export const unreadPaths = (unread: Unread): string[] => unreadIn(unread.source, '', unread).paths;

type Found = { readonly paths: readonly string[]; readonly state: 'idle' | 'unread' | 'read' };

function unreadIn(holder: object, path: string, unread: Unread): { paths: string[]; state: Found['state'] } {
  const found = Object.entries(holder).map(([key, value]) => {
    const place = path === '' ? key : `${path}.${key}`;
    return unreadAt({ holder, key, value, path: Array.isArray(holder) ? path : place }, unread);
  });
  const states = new Set(found.map(({ state }) => state));
  const state = states.has('read') ? 'read' : states.has('unread') ? 'unread' : 'idle';
  return { paths: found.flatMap(({ paths }) => paths), state };
}

type Entry = {
  readonly holder: object;
  readonly key: string;
  readonly value: unknown;
  readonly path: string;
};

function unreadAt({ holder, key, value, path }: Entry, unread: Unread): Found {
  const { read, settled, isIdle = isEmpty } = unread;
  if (settled.has(path)) return { paths: [], state: 'read' };
  if (isIdle(value)) return { paths: [], state: 'idle' };
  if (typeof value !== 'object' || value === null) {
    return read.get(holder)?.has(key) === true
      ? { paths: [], state: 'read' }
      : { paths: [path], state: 'unread' };
  }
  const inner = unreadIn(value, path, unread);
  return inner.state === 'unread' ? { paths: [path], state: 'unread' } : inner;
}

/** Nothing, an empty text, an empty list or an object without fields. */
const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === '' ||
  (Array.isArray(value) ? value.length === 0 : isFields(value) && Object.keys(value).length === 0);

/** As `isEmpty`; programs that write every setting also write those that are off. */
export const isEmptyOrOff = (value: unknown): boolean => value === false || isEmpty(value);
