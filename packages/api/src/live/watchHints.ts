import type { WorkspaceId } from '@countersign/model';
import type { Live, LiveHint } from '../ports/live.ts';

/** A hint may get lost (a dropped database connection): look again after this long without one. */
const LOOK_AGAIN_MS = 5_000;

export type HintWatch = {
  /** The hints since the last call; waits for one, but not for ever: an empty list says "look again". */
  next(): Promise<readonly LiveHint[]>;
  stop(): void;
};

/** Watches a workspace from now on: nothing that happens between two calls of `next` is missed. */
export function watchHints(live: Live, workspaceId: WorkspaceId, signal: AbortSignal | undefined): HintWatch {
  let waiting: LiveHint[] = [];
  let wake = () => {};
  const unsubscribe = live.subscribe(workspaceId, (hint) => {
    waiting.push(hint);
    wake();
  });
  const onAbort = () => wake();
  signal?.addEventListener('abort', onAbort);

  return {
    async next() {
      if (waiting.length === 0 && signal?.aborted !== true) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, LOOK_AGAIN_MS);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      const batch = waiting;
      waiting = [];
      return batch;
    },
    stop() {
      signal?.removeEventListener('abort', onAbort);
      unsubscribe();
      wake();
    },
  };
}
