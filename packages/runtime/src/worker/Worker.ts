import type { Actions } from '../ports/actions.ts';
import type { Agents } from '../ports/agents.ts';
import type { FaultPoints } from '../ports/faults.ts';
import type { Observer, Place } from '../ports/observer.ts';
import type { Lease, LeasedEffect, Store } from '../ports/store.ts';
import type { StoreClock } from '../time/StoreClock.ts';
import { fireTimer } from '../turns/fireTimer.ts';
import type { TurnLoop } from '../turns/TurnLoop.ts';
import { EffectPool, type HeldEffect } from './EffectPool.ts';
import { LeaseKeeper } from './LeaseKeeper.ts';
import { performEffect } from './performEffect.ts';

const LEASE_MS = 15_000;
/** The longest time between two looks at the store, and the pause after an error. Hints only make it shorter. */
const POLL_MS = 1_000;
/** The shortest time between two looks, however many hints come in. */
const BREATH_MS = 10;
/** Time until the next look while there is no room for more. */
const FULL_MS = 50;
/** How long a stopping worker waits for what is under way. */
const GRACE_MS = 5_000;
const TIMERS_PER_LOOK = 200;
/** How often cases are looked for that nobody has judged in time: their deadlines are days. */
const SWEEP_MS = 10_000;
const CASES_PER_SWEEP = 500;
const CONCURRENCY = 256;
/** So many effects a worker that has just started takes: should it end at once, few have lost a claim with it. */
const FIRST_CLAIM = 16;

export type WorkerOptions = {
  readonly store: Store;
  readonly loop: TurnLoop;
  readonly clock: StoreClock;
  readonly agents: Agents;
  readonly actions: Actions;
  readonly workerId: string;
  readonly random: () => number;
  /** Told of what goes wrong without ending the worker: mostly that the store cannot be reached. */
  readonly onError: (error: unknown, place?: Partial<Place>) => void;
  readonly faults?: FaultPoints | undefined;
  readonly observer?: Observer | undefined;
  readonly leaseMs?: number | undefined;
  readonly concurrency?: number | undefined;
  readonly graceMs?: number | undefined;
};

/**
 * Performs effects and fires timers. New effects of its own process arrive already leased, right after the commit that
 * made them; whatever else is due is claimed from the store, on a hint or when it is time to look.
 */
export class Worker {
  readonly #options: WorkerOptions;
  readonly #lease: Lease;
  readonly #pool: EffectPool;
  readonly #keeper: LeaseKeeper;
  /** Room that is left to claims: they are fair between workspaces, and a busy one must not keep it full of its own. */
  readonly #reserve: number;
  #stopping: AbortController | null = null;
  #loops: Promise<unknown> = Promise.resolve();
  #ticks = 0;
  /** Attempts of mode once of which the store never heard how they ended: nobody may repeat them. */
  readonly #unsettled: HeldEffect[] = [];
  /** How many effects it has performed. */
  #performed = 0;
  #sweptAtMs = Number.NEGATIVE_INFINITY;
  #wake = new AbortController();

  constructor(options: WorkerOptions) {
    this.#options = options;
    this.#lease = { workerId: options.workerId, leaseMs: options.leaseMs ?? LEASE_MS };
    const concurrency = options.concurrency ?? CONCURRENCY;
    this.#reserve = Math.floor(concurrency / 4);
    this.#pool = new EffectPool((...of) => this.#perform(...of), concurrency);
    this.#keeper = new LeaseKeeper({ ...options, lease: this.#lease, pool: this.#pool });
    options.loop.attach({
      leaseForCommit: () => (this.#isAtWork() && this.#pool.room > this.#reserve ? this.#lease : null),
      perform: (effects) => this.#pool.add(effects),
      callOff: (names) => this.#pool.callOff(names),
      storeIsAway: () => this.#keeper.storeIsAway(),
    });
  }

  /** Works until `stop`. */
  async start(): Promise<void> {
    if (this.#stopping !== null) throw new Error('The worker has been started already');
    this.#stopping = new AbortController();
    const stopListening = await this.#options.store.listen(({ type, runIds }) => {
      if (type === 'effects' || type === 'timers') this.#wake.abort();
      if (type === 'cancelled') void this.#keeper.renewOf(new Set(runIds));
    });
    const { signal } = this.#stopping;
    this.#loops = Promise.all([this.#lookAround(signal), this.#keeper.keep(signal)]).finally(stopListening);
  }

  /** Begins nothing more, lets what is under way finish for a while, calls off the rest and gives its leases back. */
  async stop(): Promise<void> {
    this.#stopping?.abort();
    this.#wake.abort();
    await this.#loops;
    this.#pool.dropWaiting();
    const grace = new AbortController();
    const finished = this.#pool.idle().then(() => grace.abort());
    await this.#options.clock.sleep(this.#options.graceMs ?? GRACE_MS, grace.signal);
    this.#pool.callOffAll();
    await finished;
    this.#stopping = null;
    try {
      await this.#options.store.releaseLeases(this.#lease.workerId, this.#unsettled);
    } catch (error) {
      // They run out by themselves.
      this.#options.onError(error);
    }
  }

  /** One look at the store, and everything that follows from it at once. Answers how much was due. */
  async tick(): Promise<number> {
    this.#ticks += 1;
    try {
      const found = await this.#look();
      await this.#pool.idle();
      return found;
    } finally {
      this.#ticks -= 1;
    }
  }

  #isAtWork(): boolean {
    return this.#ticks > 0 || (this.#stopping !== null && !this.#stopping.signal.aborted);
  }

  async #lookAround(stopping: AbortSignal): Promise<void> {
    while (!stopping.aborted) {
      this.#wake = new AbortController();
      const waitMs = await this.#lookSafely();
      await this.#options.clock.sleep(BREATH_MS, stopping);
      if (!stopping.aborted) await this.#options.clock.sleep(waitMs, this.#wake.signal);
    }
  }

  async #lookSafely(): Promise<number> {
    try {
      const found = await this.#look();
      this.#options.observer?.storeLooked?.();
      if (found > 0) return 0;
      if (this.#pool.room === 0) return FULL_MS;
      return Math.min(POLL_MS, (await this.#options.store.nextDueInMs()) ?? POLL_MS);
    } catch (error) {
      if (this.#options.store.isAway(error)) this.#keeper.storeIsAway();
      this.#options.onError(error);
      return POLL_MS;
    }
  }

  async #look(): Promise<number> {
    const { store, loop, clock } = this.#options;
    // A worker that lives holds twice as much after each look, until it is full.
    const room = Math.min(this.#pool.room, FIRST_CLAIM + this.#performed);
    const [effects, timers] = await Promise.all([
      room > 0 ? store.claimEffects(this.#lease, room) : [],
      store.dueTimers(TIMERS_PER_LOOK),
    ]);
    this.#pool.add(effects);
    await Promise.all(timers.map((timer) => fireTimer(timer, { loop, store, clock })));
    return effects.length + timers.length + (await this.#sweep());
  }

  async #sweep(): Promise<number> {
    const { store, clock } = this.#options;
    const nowMs = clock.now().getTime();
    if (Math.abs(nowMs - this.#sweptAtMs) < SWEEP_MS) return 0;
    const swept = await store.sweepOverdue(CASES_PER_SWEEP);
    // What is left over is looked at next time.
    if (swept < CASES_PER_SWEEP) this.#sweptAtMs = nowMs;
    return swept;
  }

  async #perform(effect: LeasedEffect, calledOff: AbortSignal, answered: () => void): Promise<void> {
    const {
      store,
      loop,
      clock,
      agents,
      actions,
      random,
      onError,
      faults = {},
      observer = {},
    } = this.#options;
    const given = { store, loop, clock, agents, actions, random, faults, observer, onError };
    try {
      const unsettled = () => void (effect.once && this.#unsettled.push(effect));
      await performEffect(effect, { ...given, calledOff, answered, unsettled });
    } catch (error) {
      const { workspaceId, runId, node, visit } = effect;
      onError(error, { workspaceId, runId, node, visit });
    } finally {
      this.#performed += 1;
      // Its end leaves room in the lane for another one, which nobody else is told of.
      if (effect.lane != null) this.#wake.abort();
    }
  }
}
