import type { Actions } from '../ports/actions.ts';
import type { Agents } from '../ports/agents.ts';
import type { FaultPoints } from '../ports/faults.ts';
import type { Observer, Place } from '../ports/observer.ts';
import type { HeldEffect, Lease, LeasedEffect, Store } from '../ports/store.ts';
import type { StoreClock } from '../time/StoreClock.ts';
import type { TurnLoop } from '../turns/TurnLoop.ts';
import { EffectPool } from './EffectPool.ts';
import { LeaseKeeper } from './LeaseKeeper.ts';
import { performEffect } from './performEffect.ts';
import { TimedWork } from './TimedWork.ts';

const LEASE_MS = 15_000;
/** The longest time between two looks at the store, and the pause after an error. Hints only make it shorter. */
const POLL_MS = 1_000;
/** The shortest time between two looks, however many hints come in. */
const BREATH_MS = 10;
/** Time until the next look while there is no room for more. */
const FULL_MS = 50;
/** How long a stopping worker waits for what is under way. */
const GRACE_MS = 5_000;
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

type Unsettled = HeldEffect & { readonly once: boolean; readonly atMs: number };

/**
 * Performs effects and fires timers. New effects of its own process arrive already leased, right after the commit that
 * made them; whatever else is due is claimed from the store, on a hint or when it is time to look.
 */
export class Worker {
  readonly #options: WorkerOptions;
  readonly #lease: Lease;
  readonly #pool: EffectPool;
  readonly #keeper: LeaseKeeper;
  readonly #timedWork: TimedWork;
  /** Room that is left to claims: they are fair between workspaces, and a busy one must not keep it full of its own. */
  readonly #reserve: number;
  #stopping: AbortController | null = null;
  #loops: Promise<unknown> = Promise.resolve();
  #ticks = 0;
  /**
   * Leases of attempts that were begun and of which the store may not have heard how they ended. Nobody may repeat those of
   * mode once, so they are not given back but run out; what other actions did is not forgotten either. Those that have run
   * out are not kept here any longer.
   */
  #unsettled: readonly Unsettled[] = [];
  /** How many effects it has performed. */
  #performed = 0;
  #wake = new AbortController();

  constructor(options: WorkerOptions) {
    this.#options = options;
    this.#lease = { workerId: options.workerId, leaseMs: options.leaseMs ?? LEASE_MS };
    this.#timedWork = new TimedWork(options);
    const concurrency = options.concurrency ?? CONCURRENCY;
    this.#reserve = Math.floor(concurrency / 4);
    this.#pool = new EffectPool((...of) => this.#perform(...of), concurrency);
    const unsettled = () => this.#unsettled.filter(({ once }) => once);
    this.#keeper = new LeaseKeeper({ ...options, lease: this.#lease, pool: this.#pool, unsettled });
    options.loop.attach({
      leasing: (commit) => {
        const hasRoom = this.#isAtWork() && this.#pool.room > this.#reserve;
        return hasRoom ? this.#keeper.granting(() => commit(this.#lease)) : commit(null);
      },
      perform: (effects) => this.#take(effects),
      callOff: (names) => this.#pool.cancel(names),
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
    await this.#giveBack();
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

  /** Performs what was leased to this worker, unless it hears of it only now that it has stopped. */
  #take(effects: readonly LeasedEffect[]): void {
    if (this.#isAtWork()) this.#pool.add(effects);
    else if (this.#stopping === null) void this.#giveBack();
  }

  /** Gives back what this worker holds. */
  async #giveBack(): Promise<void> {
    const { store, onError } = this.#options;
    try {
      const { once: kept, often: begun } = Object.groupBy(this.#unsettled, ({ once }) =>
        once ? 'once' : 'often',
      );
      await store.releaseLeases(this.#lease.workerId, { kept, begun });
    } catch (error) {
      // They run out by themselves.
      onError(error);
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
      this.#options.onError(error);
      return POLL_MS;
    }
  }

  async #look(): Promise<number> {
    const [claimed, fired] = await Promise.all([this.#claim(), this.#timedWork.fireDue()]);
    return claimed + fired + (await this.#timedWork.sweep());
  }

  /** Answers how many effects there were. */
  async #claim(): Promise<number> {
    // A worker that lives holds twice as much after each look, until it is full.
    const room = Math.min(this.#pool.room, FIRST_CLAIM + this.#performed);
    if (room === 0) return 0;
    return this.#keeper.granting(async () => {
      const effects = await this.#options.store.claimEffects(this.#lease, room);
      this.#take(effects);
      return effects.length;
    });
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
      const unsettled = () => this.#noteUnsettled(effect);
      await performEffect(effect, { ...given, answered, calledOff, unsettled });
    } catch (error) {
      const { workspaceId, runId, node, visit } = effect;
      onError(error, { workspaceId, runId, node, visit });
    } finally {
      this.#performed += 1;
      // Its end leaves room in the lane for another one, which nobody else is told of.
      if (effect.lane != null) this.#wake.abort();
    }
  }

  #noteUnsettled({ kind, once, runId, key, token, claims, attempts }: LeasedEffect): void {
    if (!once && kind !== 'action') return;
    const atMs = this.#options.clock.now().getTime();
    const recent = this.#unsettled.filter((one) => atMs - one.atMs <= this.#lease.leaseMs);
    this.#unsettled = [...recent, { once, runId, key, token, claims, attempts, atMs }];
  }
}
