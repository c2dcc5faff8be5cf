import type { RunEvent, RunEventType, RunId, WorkspaceId } from '@countersign/model';
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
  try {
    while (!isLeft()) {
      const events = await services.runs.events(workspaceId, runId, seen, BATCH);
      for (const event of events) {
        seen = event.seq;
        yield event;
        if (LAST_EVENTS.has(event.type)) return;
      }
      if (events.length === BATCH) continue;
      if (events.length === 0 && seen > 0 && (await lastEventIsBefore(services, workspaceId, runId, seen)))
        return;
      while (!isLeft() && !concerns(await watch.next(), runId)) {
        // somebody else's run changed
      }
    }
  } finally {
    watch.stop();
  }
}

/** Whether a reader that resumes after the very last event would wait for ever. */
async function lastEventIsBefore(
  services: Pick<Services, 'runs'>,
  workspaceId: WorkspaceId,
  runId: RunId,
  seen: number,
): Promise<boolean> {
  const [last] = await services.runs.events(workspaceId, runId, seen - 1, 1);
  return last !== undefined && LAST_EVENTS.has(last.type);
}

const concerns = (hints: readonly LiveHint[], runId: RunId): boolean =>
  hints.length === 0 || hints.some((hint) => hint.runIds.length === 0 || hint.runIds.includes(runId));
