import type { HeldEffect, LeasedEffect } from '../ports/store.ts';
import { FairQueue } from './FairQueue.ts';

type Held = {
  readonly effect: LeasedEffect;
  readonly controller: AbortController;
  isAnswered: boolean;
};

/** `answered` says that nothing is performed any more and only the answer is being written down. */
type Perform = (effect: LeasedEffect, calledOff: AbortSignal, answered: () => void) => Promise<void>;

/**
 * Effects that this worker holds: some being performed, the rest waiting for their turn. They are held by their leases: an
 * effect whose lease ran out, and which this worker has claimed again, is here twice until the earlier attempt is over.
 */
export class EffectPool {
  readonly #perform: Perform;
  readonly #concurrency: number;
  /** By `leaseName`. */
  readonly #held = new Map<string, Held>();
  readonly #waiting = new FairQueue<Held>();
  #active = 0;
  #onIdle: (() => void)[] = [];

  /** `perform` must not reject. */
  constructor(perform: Perform, concurrency: number) {
    this.#perform = perform;
    this.#concurrency = concurrency;
  }

  /** How many more effects would be begun at once. */
  get room(): number {
    return Math.max(0, this.#concurrency - this.#held.size);
  }

  get size(): number {
    return this.#held.size;
  }

  add(effects: readonly LeasedEffect[]): void {
    for (const effect of effects) {
      const held = { effect, controller: new AbortController(), isAnswered: false };
      this.#held.set(leaseName(effect), held);
      this.#waiting.push(held);
    }
    this.#begin();
  }

  /** Everything whose lease has to be prolonged. */
  held(): readonly HeldEffect[] {
    return [...this.#held.values()].map(({ effect: { runId, key, token, claims, attempts } }) => ({
      ...{ runId, key, token, claims, attempts },
    }));
  }

  /**
   * Calls off what is held under these leases, because they are gone. Answers how many were still being performed: one
   * whose answer is being committed has given its lease up itself.
   */
  callOff(leases: readonly HeldEffect[]): number {
    const held = leases.map((lease) => this.#held.get(leaseName(lease))).filter((one) => one !== undefined);
    for (const { controller } of held) controller.abort('calledOff');
    return held.filter(({ isAnswered }) => !isAnswered).length;
  }

  /** Calls off effects by name (`runId:key`), under whatever lease: nobody wants them any more. */
  cancel(names: readonly string[]): void {
    const unwanted = new Set(names);
    for (const { effect, controller } of this.#held.values()) {
      if (unwanted.has(nameOf(effect))) controller.abort('calledOff');
    }
  }

  /** Gives up what has not begun. */
  dropWaiting(): void {
    for (const { effect } of this.#waiting.clear()) this.#held.delete(leaseName(effect));
    this.#announceIdle();
  }

  callOffAll(): void {
    for (const { controller } of this.#held.values()) controller.abort('calledOff');
  }

  /** Ends when nothing is held any more. */
  idle(): Promise<void> {
    if (this.#held.size === 0) return Promise.resolve();
    return new Promise((resolve) => this.#onIdle.push(resolve));
  }

  #begin(): void {
    while (this.#active < this.#concurrency) {
      const next = this.#waiting.shift();
      if (next === undefined) return;
      this.#active += 1;
      void this.#run(next);
    }
  }

  async #run(held: Held): Promise<void> {
    const { effect, controller } = held;
    await this.#perform(effect, controller.signal, () => {
      held.isAnswered = true;
    });
    this.#active -= 1;
    this.#held.delete(leaseName(effect));
    this.#begin();
    this.#announceIdle();
  }

  #announceIdle(): void {
    if (this.#held.size > 0) return;
    const waiting = this.#onIdle;
    this.#onIdle = [];
    for (const resolve of waiting) resolve();
  }
}

type Named = Pick<HeldEffect, 'runId' | 'key'>;

const nameOf = ({ runId, key }: Named): string => `${runId}:${key}`;

const leaseName = ({ runId, key, token }: HeldEffect): string => `${runId}:${key}:${token}`;
