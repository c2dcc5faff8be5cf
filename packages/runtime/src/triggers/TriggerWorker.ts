import type { CaseQueue } from '../ports/caseFiles.ts';
import type { Clock } from '../ports/clock.ts';
import type { ScheduleQueue } from '../ports/schedules.ts';
import { fireSchedule, type Start } from './fireSchedule.ts';
import { startCases } from './startCases.ts';

/** The longest time between two looks, and the pause after an error. */
const POLL_MS = 1_000;
const LEASE_MS = 30_000;
const SCHEDULES_PER_LOOK = 20;
const ROWS_PER_LOOK = 100;

export type TriggerWorkerOptions = {
  readonly schedules: ScheduleQueue;
  readonly cases: CaseQueue;
  readonly start: Start;
  readonly clock: Clock;
  /** How long what was claimed is this worker's; it is not renewed. */
  readonly leaseMs?: number | undefined;
  /** Told of what goes wrong without ending anything: mostly that the store cannot be reached. */
  readonly onError: (error: unknown) => void;
};

/** Starts runs that nobody asks for at the moment: at the times of schedules, and for the rows of files. */
export class TriggerWorker {
  readonly #options: TriggerWorkerOptions;
  readonly #leaseMs: number;
  #stopping: AbortController | null = null;
  #loops: Promise<unknown> = Promise.resolve();

  constructor(options: TriggerWorkerOptions) {
    this.#options = options;
    this.#leaseMs = options.leaseMs ?? LEASE_MS;
  }

  /** Works until `stop`. */
  start(): void {
    if (this.#stopping !== null) throw new Error('The trigger worker has been started already');
    this.#stopping = new AbortController();
    const { signal } = this.#stopping;
    // Each kind by itself: a long file must not keep a schedule waiting.
    const looks = [() => this.#fireSchedules(), () => this.#startCases()];
    this.#loops = Promise.all(looks.map((look) => this.#lookAround(look, signal)));
  }

  /** Begins nothing more and waits for what is under way. */
  async stop(): Promise<void> {
    this.#stopping?.abort();
    await this.#loops;
    this.#stopping = null;
  }

  /** One look at everything; answers how much was due. */
  async tick(): Promise<number> {
    const found = await Promise.all([this.#fireSchedules(), this.#startCases()]);
    return found.reduce((sum, count) => sum + count, 0);
  }

  async #lookAround(look: () => Promise<number>, stopping: AbortSignal): Promise<void> {
    while (!stopping.aborted) {
      const found = await look().catch((error: unknown) => {
        this.#options.onError(error);
        return 0;
      });
      if (found === 0) await this.#options.clock.sleep(POLL_MS, stopping);
    }
  }

  async #fireSchedules(): Promise<number> {
    const { schedules: queue, start } = this.#options;
    const due = await queue.claim(SCHEDULES_PER_LOOK, this.#leaseMs);
    await settled(due.map((schedule) => fireSchedule(schedule, { queue, start })));
    return due.length;
  }

  async #startCases(): Promise<number> {
    const { cases: queue, start } = this.#options;
    const batch = await queue.claim(ROWS_PER_LOOK, this.#leaseMs);
    if (batch === null) return 0;
    await startCases(batch, { queue, start });
    return batch.rows.length;
  }
}

/** Waits for all, so that one failure leaves nothing unwatched, then throws the first. */
async function settled(work: readonly Promise<void>[]): Promise<void> {
  const failed = (await Promise.allSettled(work)).find((result) => result.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
}
