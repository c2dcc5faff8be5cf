import type { Clock } from '@countersign/runtime';

/** A clock that stands still until somebody skips time, and then wakes whoever would have been woken meanwhile. */
export class SkippingClock implements Clock {
  #nowMs = Date.now();
  #sleepers: { readonly dueAtMs: number; readonly wake: () => void }[] = [];

  now(): Date {
    return new Date(this.#nowMs);
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    if (signal?.aborted) return Promise.resolve();
    return new Promise((wake) => {
      const sleeper = { dueAtMs: this.#nowMs + ms, wake };
      this.#sleepers.push(sleeper);
      const wakeEarly = () => {
        this.#sleepers = this.#sleepers.filter((other) => other !== sleeper);
        wake();
      };
      signal?.addEventListener('abort', wakeEarly, { once: true });
    });
  }

  /** Goes on by so many milliseconds; false when there is nothing to go on to. */
  skip(ms: number | null): boolean {
    if (ms === null) return false;
    this.#nowMs += ms;
    const due = this.#sleepers.filter(({ dueAtMs }) => dueAtMs <= this.#nowMs);
    this.#sleepers = this.#sleepers.filter(({ dueAtMs }) => dueAtMs > this.#nowMs);
    for (const { wake } of due) wake();
    return true;
  }
}
