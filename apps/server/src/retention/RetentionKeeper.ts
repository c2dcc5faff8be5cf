import { setTimeout as sleep } from 'node:timers/promises';
import type { WorkspaceId } from '@countersign/model';
import type { Retention } from '@countersign/postgres';
import { keepInFolder } from './keepInFolder.ts';

const DAY_MS = 24 * 60 * 60 * 1_000;
/** Between two looks; a run may stay this much longer than its workspace says. */
const PAUSE_MS = 60 * 60 * 1_000;

export type RetentionSetup = {
  readonly retention: Retention;
  /** The workspaces that do not keep their runs for ever. */
  readonly retentions: () => Promise<readonly { readonly workspaceId: WorkspaceId; readonly days: number }[]>;
  /** Where runs are kept before they go; null keeps none. */
  readonly archiveDir: string | null;
  readonly onError: (error: unknown) => void;
  /** Told how many runs of a workspace have gone. */
  readonly onSwept: (workspaceId: WorkspaceId, runs: number) => void;
};

/** Takes runs away whose workspace has decided for how long they stay; runs in workers, once an hour. */
export class RetentionKeeper {
  readonly #setup: RetentionSetup;
  #stopping: AbortController | null = null;
  #loop: Promise<void> = Promise.resolve();

  constructor(setup: RetentionSetup) {
    this.#setup = setup;
  }

  /** Looks now and from then on. */
  start(): void {
    const stopping = new AbortController();
    this.#stopping = stopping;
    this.#loop = this.#work(stopping.signal);
  }

  /** Ends after the batch under way. */
  async stop(): Promise<void> {
    this.#stopping?.abort();
    await this.#loop;
  }

  /** One look at all workspaces, as of a time. What fails in one does not keep the others waiting. */
  async tick(now: Date, signal?: AbortSignal): Promise<void> {
    const { retention, retentions, archiveDir, onError, onSwept } = this.#setup;
    for (const { workspaceId, days } of await retentions()) {
      if (signal?.aborted) return;
      const keep = archiveDir === null ? null : keepInFolder(archiveDir, workspaceId);
      const before = new Date(now.getTime() - days * DAY_MS);
      try {
        const sweep = { workspaceId, before, keep, ...(signal === undefined ? {} : { signal }) };
        const gone = await retention.sweep(sweep);
        if (gone > 0) onSwept(workspaceId, gone);
      } catch (error) {
        onError(error);
      }
    }
  }

  async #work(stopping: AbortSignal): Promise<void> {
    while (!stopping.aborted) {
      try {
        await this.tick(new Date(), stopping);
      } catch (error) {
        this.#setup.onError(error);
      }
      await sleep(PAUSE_MS, null, { signal: stopping, ref: false }).catch(() => {}); // stopped: the loop ends
    }
  }
}
