import type { Observer, Place } from '../ports/observer.ts';
import type { Store } from '../ports/store.ts';
import type { DueTimer } from '../ports/timers.ts';
import type { StoreClock } from '../time/StoreClock.ts';
import { fireTimer } from '../turns/fireTimer.ts';
import type { TurnLoop } from '../turns/TurnLoop.ts';

const TIMERS_PER_LOOK = 200;
/** How long timers are left to the worker that took them: should it end or stall meanwhile, another one is still in time. */
const HELD_MS = 1_000;
/** What could not be done now will hardly be possible a moment later. */
const PUT_OFF_MS = 60_000;
/** How often cases are looked for that nobody has judged in time: their deadlines are days. */
const SWEEP_MS = 10_000;
const CASES_PER_SWEEP = 500;

type Options = {
  readonly store: Store;
  readonly loop: TurnLoop;
  readonly clock: StoreClock;
  readonly onError: (error: unknown, place?: Partial<Place>) => void;
  readonly observer?: Observer | undefined;
};

/**
 * What a worker does because its time has come, and not because somebody waits for an answer. What cannot be done is told
 * of, counted and put off; it keeps nobody from the rest. Only the store's absence is thrown.
 */
export class TimedWork {
  readonly #options: Options;
  #sweptAtMs = Number.NEGATIVE_INFINITY;

  constructor(options: Options) {
    this.#options = options;
  }

  /** Fires timers that are due. Answers how many there were. */
  async fireDue(): Promise<number> {
    const timers = await this.#options.store.claimTimers({ limit: TIMERS_PER_LOOK, holdMs: HELD_MS });
    await Promise.all(timers.map((timer) => this.#fire(timer)));
    return timers.length;
  }

  async #fire(timer: DueTimer): Promise<void> {
    const { store, loop, clock, onError } = this.#options;
    const { workspaceId, runId, node, visit } = timer;
    const place = { workspaceId, runId, node, visit };
    try {
      const problem = await fireTimer(timer, { loop, store, clock });
      // While others keep moving the run it is due again as soon as it is not held any more.
      if (problem === null || problem.code === 'run_busy') return;
      onError(new Error(`The timer ${timer.id} cannot be fired: ${problem.message}`), place);
    } catch (error) {
      if (store.isAway(error)) throw error;
      onError(error, place);
    }
    this.#options.observer?.putOff?.('timer');
    await store.putOffTimer(timer, PUT_OFF_MS);
  }

  /** Counts cases that nobody has judged in time, now and then. Answers how many there were. */
  async sweep(): Promise<number> {
    const { store, clock, onError, observer } = this.#options;
    const nowMs = clock.now().getTime();
    if (Math.abs(nowMs - this.#sweptAtMs) < SWEEP_MS) return 0;
    try {
      const { count, unreadable } = await store.sweepOverdue(CASES_PER_SWEEP);
      for (const { workspaceId, checkpointId, error: cause } of unreadable) {
        onError(new Error(`Checkpoint ${checkpointId} cannot be read`, { cause }), { workspaceId });
        observer?.putOff?.('sweep');
      }
      // What is left over is looked at next time.
      if (count < CASES_PER_SWEEP) this.#sweptAtMs = nowMs;
      return count;
    } catch (error) {
      if (store.isAway(error)) throw error;
      this.#sweptAtMs = nowMs;
      onError(error);
      observer?.putOff?.('sweep');
      return 0;
    }
  }
}
