import type { Lock } from './readPostmaster.ts';

/** A lock that names a process which is not there is looked at once more, for it may just be replaced. */
const NAMED_MS = 10;

/**
 * A server makes its lock file and writes it a moment later, which on a busy machine may be a while; taken away in between,
 * it would run without one. What is empty for longer was left by a server that ended right then.
 */
const EMPTY_MS = 2_000;

/** Says, from look to look, whether a lock file has been left behind for good. Times are milliseconds of one clock. */
export class StaleWatch {
  #seen: { readonly text: string; readonly since: number } | undefined;

  isLeftBehind(lock: Lock, now: number): boolean {
    if (lock.type !== 'stale') {
      this.#seen = undefined;
      return false;
    }
    if (this.#seen?.text !== lock.text) this.#seen = { text: lock.text, since: now };
    return now - this.#seen.since >= (lock.text.trim() === '' ? EMPTY_MS : NAMED_MS);
  }
}
