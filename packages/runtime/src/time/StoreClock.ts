import type { Clock } from '../ports/clock.ts';
import type { Store } from '../ports/store.ts';

/** How long a measurement is good for. */
const MEASURE_EVERY_MS = 60_000;
/** More than the store can be behind in telling a time. */
const SUSPICIOUS_MS = 2_000;

/**
 * The store's time, told without asking it each time: the machine's own clock, put right by what the store's clock said
 * when it was last asked. So a process whose machine is an hour off lives in the same time as all others.
 */
export class StoreClock implements Clock {
  readonly #own: Clock;
  readonly #store: Pick<Store, 'now'>;
  #aheadMs = 0;
  #measuredAtMs: number | null = null;
  #measuring: Promise<void> | null = null;

  constructor(own: Clock, store: Pick<Store, 'now'>) {
    this.#own = own;
    this.#store = store;
  }

  now(): Date {
    return new Date(this.#own.now().getTime() - this.#aheadMs);
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return this.#own.sleep(ms, signal);
  }

  /**
   * Must have ended once before `now` is asked, and should be called now and then. It waits for the first measurement
   * only and fails if that does; later ones happen beside it, and while they fail the last one holds.
   */
  async ready(): Promise<void> {
    if (this.#measuredAtMs === null) return this.#measure();
    // A clock that was put back looks old as well.
    const age = Math.abs(this.#own.now().getTime() - this.#measuredAtMs);
    if (age >= MEASURE_EVERY_MS) this.#measure().catch(() => undefined);
  }

  /** A time that the store has just told by the way: one far from ours asks for a new measurement before the next turn. */
  heard(at: string): void {
    if (Math.abs(Date.parse(at) - this.now().getTime()) > SUSPICIOUS_MS) this.#measuredAtMs = null;
  }

  #measure(): Promise<void> {
    this.#measuring ??= this.#askStore().finally(() => {
      this.#measuring = null;
    });
    return this.#measuring;
  }

  async #askStore(): Promise<void> {
    const askedMs = this.#own.now().getTime();
    const storeMs = (await this.#store.now()).getTime();
    const answeredMs = this.#own.now().getTime();
    this.#aheadMs = Math.round((askedMs + answeredMs) / 2 - storeMs);
    this.#measuredAtMs = answeredMs;
  }
}
