import type { RunId } from '@countersign/model';
import type { Clock } from '../ports/clock.ts';
import type { Observer } from '../ports/observer.ts';
import type { HeldEffect, Lease, Store } from '../ports/store.ts';
import type { EffectPool } from './EffectPool.ts';

/** Between two tries to renew while the store is away: the first to come back keeps what it holds. */
const RETRY_MS = 1_000;

type Keeping = {
  readonly store: Store;
  readonly clock: Clock;
  readonly lease: Lease;
  readonly pool: EffectPool;
  /** Leases of attempts that nobody may repeat, although nothing is done for them any more: they are left to run out. */
  readonly unsettled: () => readonly HeldEffect[];
  readonly onError: (error: unknown) => void;
  readonly observer?: Observer | undefined;
};

/**
 * Prolongs the leases of what a worker holds. A claim that ends without an answer counts against its effect, which may
 * be what ends its workers; so a worker that asked in good time, and lost a lease only because the store was away, takes that
 * count back. One that was frozen, or kept from asking by an effect that did not let go of it, does not.
 */
export class LeaseKeeper {
  readonly #keeping: Keeping;
  /** When the last renewal was over, whatever came of it. */
  #askedAtMs = 0;
  /** Since the last renewal that the store took: whether it was away, and whether this worker failed to ask in time. */
  #isStoreAway = false;
  #wasLate = false;
  /** Until when leases may come to light that were given in answers which never came. */
  #isDoubtfulUntilMs = Number.NEGATIVE_INFINITY;
  /** Lost although we asked in time, and not taken off the count yet. */
  #lost: HeldEffect[] = [];
  /** Calls under way that may answer with leases: since when. */
  readonly #granting = new Set<{ readonly sinceMs: number }>();

  constructor(keeping: Keeping) {
    this.#keeping = keeping;
  }

  /** Prolongs everything, again and again, until the worker stops. */
  async keep(stopping: AbortSignal): Promise<void> {
    const { clock, lease } = this.#keeping;
    this.#askedAtMs = clock.now().getTime();
    while (!stopping.aborted) {
      await clock.sleep(this.#isStoreAway ? RETRY_MS : lease.leaseMs / 3, stopping);
      if (!stopping.aborted) await this.#renewAll();
    }
  }

  /**
   * Goes around a call that may answer with leases, until the pool has them: what is still on its way is not taken for
   * lost.
   */
  async granting<TValue>(call: () => Promise<TValue>): Promise<TValue> {
    const { store, clock } = this.#keeping;
    const grant = { sinceMs: clock.now().getTime() };
    this.#granting.add(grant);
    try {
      return await call();
    } catch (error) {
      if (store.isAway(error)) this.storeIsAway();
      throw error;
    } finally {
      this.#granting.delete(grant);
    }
  }

  /** Looks at once whether the effects of these runs are still to be performed; of all runs when none is named. */
  async renewOf(runIds: ReadonlySet<RunId>): Promise<void> {
    const all = this.#keeping.pool.held();
    const held = runIds.size === 0 ? all : all.filter(({ runId }) => runIds.has(runId));
    // A run that is named here was cancelled: its effects were called off, not lost to another worker.
    await this.#renew(held);
  }

  /** To be told when something else than a renewal finds the store away: what it answered then may be lost. */
  storeIsAway(): void {
    const { clock, lease } = this.#keeping;
    this.#isStoreAway = true;
    // A call that was given up may still be waiting in the store, and take effect when nobody listens any more.
    this.#isDoubtfulUntilMs = clock.now().getTime() + lease.leaseMs;
  }

  async #renewAll(): Promise<void> {
    const { clock, lease, pool, onError, observer } = this.#keeping;
    const pausedMs = clock.now().getTime() - this.#askedAtMs;
    this.#wasLate ||= pausedMs > (lease.leaseMs * 2) / 3;
    try {
      const heardBefore = await this.#heardBefore();
      const renewed = await this.#renew(pool.held());
      this.#askedAtMs = clock.now().getTime();
      if (renewed === null) return this.storeIsAway();
      if (renewed.interrupted > 0) observer?.leasesLost?.(renewed.interrupted);
      if (!this.#wasLate) this.#lost.push(...renewed.lost);
      this.#wasLate = false;
      await this.#makeGood(heardBefore);
    } catch (error) {
      this.#askedAtMs = clock.now().getTime();
      this.storeIsAway();
      onError(error);
    }
  }

  /**
   * Everything that was leased to this worker before this time, by the store's clock, and told to it, is in the pool by now. Null
   * while nothing can have been lost on its way.
   */
  async #heardBefore(): Promise<Date | null> {
    const { store, clock } = this.#keeping;
    if (clock.now().getTime() > this.#isDoubtfulUntilMs) return null;
    const storeNow = await store.now();
    const ages = [...this.#granting].map(({ sinceMs }) => clock.now().getTime() - sinceMs);
    return new Date(storeNow.getTime() - Math.max(0, ...ages));
  }

  /** Takes back what the store's absence has counted against effects. */
  async #makeGood(before: Date | null): Promise<void> {
    const { store, lease, unsettled } = this.#keeping;
    // Before the store is asked: it may be found away again while it answers here.
    this.#isStoreAway = false;
    if (before !== null) await store.releaseUnheard(lease, { before, kept: unsettled() });
    if (this.#lost.length > 0) await store.forgiveClaims(this.#lost);
    this.#lost = [];
  }

  /** Calls off what is not ours any more; null when the store did not answer. */
  async #renew(
    held: readonly HeldEffect[],
  ): Promise<{ lost: readonly HeldEffect[]; interrupted: number } | null> {
    const { store, lease, pool, onError } = this.#keeping;
    if (held.length === 0) return { lost: [], interrupted: 0 };
    try {
      const lost = await store.renewLeases(held, lease);
      return { lost, interrupted: pool.callOff(lost) };
    } catch (error) {
      onError(error);
      return null;
    }
  }
}
