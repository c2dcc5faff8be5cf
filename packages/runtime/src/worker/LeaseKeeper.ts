import type { RunId } from '@countersign/model';
import type { Clock } from '../ports/clock.ts';
import type { Observer } from '../ports/observer.ts';
import type { Lease, Store } from '../ports/store.ts';
import type { TurnLoop } from '../turns/TurnLoop.ts';
import type { EffectPool, HeldEffect } from './EffectPool.ts';

/** Between two tries to renew while the store is away: the first to come back keeps what it holds. */
const RETRY_MS = 1_000;

type Keeping = {
  readonly store: Store;
  readonly loop: Pick<TurnLoop, 'recall'>;
  readonly clock: Clock;
  readonly lease: Lease;
  readonly pool: EffectPool;
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
  /** Lost although we asked in time, and not taken off the count yet. */
  #lost: HeldEffect[] = [];

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

  /** To be told when something else than a renewal finds the store away: what it answered then may be lost. */
  storeIsAway(): void {
    this.#isStoreAway = true;
  }

  /** Looks at once whether the effects of these runs are still to be performed; of all runs when none is named. */
  async renewOf(runIds: ReadonlySet<RunId>): Promise<void> {
    const all = this.#keeping.pool.held();
    const held = runIds.size === 0 ? all : all.filter(({ runId }) => runIds.has(runId));
    // A run that is named here was cancelled: its effects were called off, not lost to another worker.
    await this.#renew(held);
  }

  async #renewAll(): Promise<void> {
    const { clock, lease, pool, onError, observer } = this.#keeping;
    const pausedMs = clock.now().getTime() - this.#askedAtMs;
    this.#wasLate ||= pausedMs > (lease.leaseMs * 2) / 3;
    const renewed = await this.#renew(pool.held());
    this.#askedAtMs = clock.now().getTime();
    if (renewed === null) return this.storeIsAway();
    if (renewed.interrupted > 0) observer?.leasesLost?.(renewed.interrupted);
    if (!this.#wasLate) this.#lost.push(...renewed.lost);
    this.#wasLate = false;
    try {
      await this.#makeGood();
    } catch (error) {
      this.storeIsAway();
      onError(error);
    }
  }

  /** Takes back what the store's absence has counted against effects. */
  async #makeGood(): Promise<void> {
    const { store, loop, lease } = this.#keeping;
    const wasAway = this.#isStoreAway;
    // Before the store is asked: it may be found away again while it answers here.
    this.#isStoreAway = false;
    // Again and again, because a commit may still be under way where nobody waits for its answer any more.
    await loop.recall();
    if (wasAway) await store.releaseUnheard(lease);
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
      const names = new Set(await store.renewLeases(held, lease));
      const lost = held.filter(({ runId, key }) => names.has(`${runId}:${key}`));
      return { lost, interrupted: pool.callOff([...names]) };
    } catch (error) {
      onError(error);
      return null;
    }
  }
}
