import type { Clock } from '../ports/clock.ts';

type Sleeper = { readonly dueAtMs: number; readonly end: () => void };

/** A clock that moves only when a test says so. */
export class ManualClock implements Clock {
  #nowMs: number;
  #sleepers: Sleeper[] = [];

  constructor(start = '2026-03-04T09:00:00.000Z') {
    this.#nowMs = Date.parse(start);
  }

  now(): Date {
    return new Date(this.#nowMs);
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    if (signal?.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const sleeper = { dueAtMs: this.#nowMs + ms, end: resolve };
      this.#sleepers.push(sleeper);
      const endEarly = () => {
        this.#sleepers = this.#sleepers.filter((other) => other !== sleeper);
        resolve();
      };
      signal?.addEventListener('abort', endEarly, { once: true });
    });
  }

  /** Moves the clock and wakes whoever was to be woken by then. */
  advance(ms: number): void {
    this.#nowMs += ms;
    const due = this.#sleepers.filter((sleeper) => sleeper.dueAtMs <= this.#nowMs);
    this.#sleepers = this.#sleepers.filter((sleeper) => sleeper.dueAtMs > this.#nowMs);
    for (const sleeper of due) sleeper.end();
  }
}
