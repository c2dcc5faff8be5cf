import type { RunId } from '@countersign/model';
import type { Turn, TurnCause } from '../ports/store.ts';

/** How long somebody may take to come again with the same, and how many are kept. */
const KEPT_MS = 60_000;
const LIMIT = 5_000;

type Unheard = { readonly turn: Turn; readonly untilMs: number };

/**
 * Turns of which nobody has heard whether they were committed, because the store went away meanwhile. Whoever comes again
 * with the same is given the very turn of the first time, by which the store tells that it is no second one.
 */
export class UnheardTurns {
  readonly #turns = new Map<string, Unheard>();

  note(turn: Turn, nowMs: number): void {
    for (const [name, { untilMs }] of this.#turns) {
      if (untilMs > nowMs && this.#turns.size < LIMIT) break;
      this.#turns.delete(name);
    }
    this.#turns.set(nameOf(turn.runId, turn.cause), { turn, untilMs: nowMs + KEPT_MS });
  }

  /** The unheard turn of the run that was brought about by the same, once. */
  take(runId: RunId, cause: TurnCause): Turn | null {
    if (this.#turns.size === 0) return null;
    const name = nameOf(runId, cause);
    const unheard = this.#turns.get(name);
    this.#turns.delete(name);
    return unheard?.turn ?? null;
  }
}

const nameOf = (runId: RunId, cause: TurnCause): string => `${runId}:${JSON.stringify(cause)}`;
