import type { RunId } from '@countersign/model';
import type { LeasedEffect } from '../ports/store.ts';
import { FairQueue } from './FairQueue.ts';

export type HeldEffect = { readonly runId: RunId; readonly key: string; readonly token: number };

type Held = { readonly effect: LeasedEffect; readonly controller: AbortController; isAnswered: boolean };

/** `answered` says that nothing is performed any more and only the answer is being written down. */
type Perform = (effect: LeasedEffect, calledOff: AbortSignal, answered: () => void) => Promise<void>;

/** Effects that this worker holds: some being performed, the rest waiting for their turn. */
export class EffectPool {
  readonly #perform: Perform;
  readonly #concurrency: number;
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
      this.#held.set(nameOf(effect), held);
      this.#waiting.push(held);
    }
    this.#begin();
  }

  /** Everything whose lease has to be prolonged. */
  held(): readonly HeldEffect[] {
    return [...this.#held.values()].map(({ effect: { runId, key, token } }) => ({ runId, key, token }));
  }

  /**
   * Calls off effects by name (`runId:key`): their lease is gone. Answers how many of them were still being performed:
   * one whose answer is being committed has given its lease up itself.
   */
  callOff(names: readonly string[]): number {
    const held = names.map((name) => this.#held.get(name)).filter((one) => one !== undefined);
    for (const { controller } of held) controller.abort('calledOff');
    return held.filter(({ isAnswered }) => !isAnswered).length;
  }

  /** Gives up what has not begun. */
  dropWaiting(): void {
    for (const { effect } of this.#waiting.clear()) this.#held.delete(nameOf(effect));
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
    this.#held.delete(nameOf(effect));
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

const nameOf = ({ runId, key }: HeldEffect): string => `${runId}:${key}`;
