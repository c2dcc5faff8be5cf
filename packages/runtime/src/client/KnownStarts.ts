import type { RunId } from '@countersign/model';
import { BoundedCache } from '../gathering/BoundedCache.ts';
import type { NewRun, StoredRun } from '../ports/store.ts';

const LIMIT = 5_000;

/** The run that a start has met under its idempotency key, and whether it was started with the same body. */
export type EarlierStart = { readonly runId: RunId; readonly sameBody: boolean };

type FindRun = { readonly find: (id: RunId) => Promise<{ readonly run: StoredRun } | null> };

/**
 * Starts under idempotency keys that this process has seen: one that is repeated is answered without a turn. The store
 * would refuse the turn, and all that are committed with it would have to be looked at one by one.
 */
export class KnownStarts {
  readonly #known = new BoundedCache<string, EarlierStart>(LIMIT);
  readonly #runs: FindRun;

  constructor(runs: FindRun) {
    this.#runs = runs;
  }

  note(start: NewRun, { runId, sameBody }: EarlierStart): void {
    const name = nameOf(start);
    if (name !== null) this.#known.set(name, { runId, sameBody });
  }

  /** Null when it is new to this process, or the run is not there any more: then its key is free again. */
  async find(start: NewRun): Promise<EarlierStart | null> {
    const name = nameOf(start);
    const earlier = name === null ? undefined : this.#known.get(name);
    if (name === null || earlier === undefined) return null;
    if ((await this.#runs.find(earlier.runId)) !== null) return earlier;
    this.#known.delete(name);
    return null;
  }
}

function nameOf({ workspaceId, idempotencyKey, bodyHash }: NewRun): string | null {
  return idempotencyKey === null ? null : JSON.stringify([workspaceId, idempotencyKey, bodyHash]);
}
