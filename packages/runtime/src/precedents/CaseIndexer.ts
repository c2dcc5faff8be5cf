import type { CaseIndexQueue } from '../ports/caseIndex.ts';
import type { Clock } from '../ports/clock.ts';
import { describeCase } from './describeCase.ts';

/** The longest time between two looks, and the pause after an error. */
const POLL_MS = 1_000;
const ENTRIES_PER_LOOK = 300;

export type CaseIndexerOptions = {
  readonly queue: CaseIndexQueue;
  readonly clock: Clock;
  /** Told of what goes wrong without ending anything: mostly that the store cannot be reached. */
  readonly onError: (error: unknown) => void;
};

/** Makes answered cases findable, behind the verdicts and never in their way. */
export class CaseIndexer {
  readonly #options: CaseIndexerOptions;
  #stopping: AbortController | null = null;
  #loop: Promise<void> = Promise.resolve();

  constructor(options: CaseIndexerOptions) {
    this.#options = options;
  }

  /** Works until `stop`. */
  start(): void {
    if (this.#stopping !== null) throw new Error('The case indexer has been started already');
    this.#stopping = new AbortController();
    this.#loop = this.#work(this.#stopping.signal);
  }

  /** Ends after the look under way. */
  async stop(): Promise<void> {
    this.#stopping?.abort();
    await this.#loop;
    this.#stopping = null;
  }

  /** One look at one workspace; answers how much there was to do, 0 when all is done. */
  tick(): Promise<number> {
    return this.#options.queue.advance(ENTRIES_PER_LOOK, describeCase);
  }

  async #work(stopping: AbortSignal): Promise<void> {
    while (!stopping.aborted) {
      const looked = await this.tick().catch((error: unknown) => {
        this.#options.onError(error);
        return 0;
      });
      if (looked === 0) await this.#options.clock.sleep(POLL_MS, stopping);
    }
  }
}
