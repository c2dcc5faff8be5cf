import type { Observer } from '@countersign/runtime';
import { within } from './within.ts';

/** A database that does not answer in this time counts as away. */
const PATIENCE_MS = 2_000;
/** A worker looks at the store every second; one that has not for this long is stuck. */
const SILENCE_MS = 15_000;

export type ReadinessSetup = {
  /** Number of the newest migration that the database has. */
  readonly schemaNumber: () => Promise<number>;
  /** Number of the newest migration that this program brings. */
  readonly newestSchema: number;
  /** Milliseconds of a clock that never goes back. */
  readonly now?: () => number;
};

/** Whether this process can do its work, and if not, why. */
export type Ready = { readonly ready: boolean; readonly reason: string | null };

/** Knows whether this process can do its work right now: never from memory alone, it asks. */
export class Readiness {
  readonly #setup: ReadinessSetup;
  readonly #now: () => number;
  /** When the worker last looked at the store; null while no worker is at work here. */
  #lookedAt: number | null = null;
  #isStopping = false;

  constructor(setup: ReadinessSetup) {
    this.#setup = setup;
    this.#now = setup.now ?? (() => performance.now());
  }

  /** Hears of the worker's looks. */
  readonly observer: Observer = {
    storeLooked: () => {
      if (this.#lookedAt !== null) this.#lookedAt = this.#now();
    },
  };

  /** From now on a worker that is not heard of counts as stuck. */
  expectWorker(): void {
    this.#lookedAt = this.#now();
  }

  /** From now on nothing more is begun here. */
  beginStop(): void {
    this.#isStopping = true;
  }

  async check(): Promise<Ready> {
    const reason = await this.#reason();
    return { ready: reason === null, reason };
  }

  async #reason(): Promise<string | null> {
    if (this.#isStopping) return 'This process is about to stop.';
    const found = await within(PATIENCE_MS, this.#setup.schemaNumber).catch(() => null);
    if (found === null) return 'The database cannot be reached.';
    const { newestSchema } = this.#setup;
    if (found !== newestSchema) {
      return `The database has schema ${found}, and this program works on schema ${newestSchema}.`;
    }
    const silenceMs = this.#lookedAt === null ? 0 : this.#now() - this.#lookedAt;
    if (silenceMs <= SILENCE_MS) return null;
    return `The worker has not looked for work for ${Math.round(silenceMs / 1_000)} seconds.`;
  }
}
