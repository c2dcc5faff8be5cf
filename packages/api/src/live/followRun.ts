import { isFinal, type RunEvent, type RunEventType, type RunId, type WorkspaceId } from '@countersign/model';
import type { LiveHint } from '../ports/live.ts';
import type { Services } from '../services.ts';
import { watchHints } from './watchHints.ts';

const LAST_EVENTS: ReadonlySet<RunEventType> = new Set(['run.ended', 'run.failed', 'run.cancelled']);
const BATCH = 500;

/** The events of a run after `after`, then each new one as it is committed, until the run's last or the signal. */
export async function* followRun(
  services: Pick<Services, 'runs' | 'live'>,
  workspaceId: WorkspaceId,
  { runId, after, signal }: { runId: RunId; after: number; signal: AbortSignal | undefined },
): AsyncGenerator<RunEvent> {
  const watch = watchHints(services.live, workspaceId, signal);
  const isLeft = () => signal?.aborted === true;
  let seen = after;
  let isOver = false;
  try {
    while (!isLeft()) {
      const events = await services.runs.events(workspaceId, runId, seen, BATCH);
      for (const event of events) {
        seen = event.seq;
        yield event;
        if (LAST_EVENTS.has(event.type)) return;
      }
      if (events.length === BATCH) continue;
      if (isOver) return;
      if (after > 0 && (await hasEnded(services, workspaceId, runId))) {
        // What was written between the two reads is still to come.
        isOver = true;
        continue;
      }
      while (!isLeft() && !concerns(await watch.next(), runId)) {
        // somebody else's run changed
      }
    }
  } finally {
    watch.stop();
  }
}

/**
 * Whether a reader that resumes after the last event, or after one that never was, would wait for ever. A sample's
 * verdict may follow the end, so it is the run that is asked.
 */
async function hasEnded(
  services: Pick<Services, 'runs'>,
  workspaceId: WorkspaceId,
  runId: RunId,
): Promise<boolean> {
  const run = await services.runs.get(workspaceId, runId);
  return run === null || isFinal(run.status);
}

const concerns = (hints: readonly LiveHint[], runId: RunId): boolean =>
  hints.length === 0 || hints.some((hint) => hint.runIds.length === 0 || hint.runIds.includes(runId));
