import type { RunEvent, RunEventType, RunId, WorkspaceId } from '@countersign/model';
import type { Runs } from '@countersign/runtime';
import { describe, expect, it } from 'vitest';
import type { LiveHint } from '../ports/live.ts';
import { followRun } from './followRun.ts';

const WORKSPACE = 'w1' as WorkspaceId;
const RUN = '00000000-0000-4000-8000-000000000001' as RunId;
const OTHER = '00000000-0000-4000-8000-000000000002' as RunId;

const ENDS: ReadonlySet<RunEventType> = new Set(['run.ended', 'run.cancelled']);

/** A run whose events are written by hand, each with the hint that a store sends. */
function aRun() {
  const written: RunEvent[] = [];
  const listeners = new Set<(hint: LiveHint) => void>();
  const hint = (runIds: RunId[]) => {
    for (const listener of listeners) listener({ type: 'runs', runIds });
  };
  let reads = 0;
  return {
    listeners,
    hint,
    reads: () => reads,
    write(...types: RunEventType[]) {
      for (const type of types) {
        written.push({ seq: written.length + 1, type, at: '2026-03-04T09:00:00.000Z', data: null });
      }
      hint([RUN]);
    },
    services: {
      runs: {
        events: async (_workspaceId: WorkspaceId, _id: RunId, after: number, limit: number) => {
          reads += 1;
          return written.slice(after, after + limit);
        },
        get: async () => ({ status: written.some(({ type }) => ENDS.has(type)) ? 'ended' : 'running' }),
      } as unknown as Runs, // safe: following reads events and the status only
      live: {
        subscribe: (_workspaceId: WorkspaceId, onHint: (hint: LiveHint) => void) => {
          listeners.add(onHint);
          return () => listeners.delete(onHint);
        },
      },
    },
  };
}

const follow = (run: ReturnType<typeof aRun>, after = 0, signal?: AbortSignal) =>
  followRun(run.services, WORKSPACE, { runId: RUN, after, signal });

async function seqs(events: AsyncIterable<RunEvent>): Promise<number[]> {
  const seen: number[] = [];
  for await (const event of events) seen.push(event.seq);
  return seen;
}

describe('following a run', () => {
  it('answers what is there, then what comes, and ends with the run', async () => {
    const run = aRun();
    run.write('run.started', 'step.entered');
    const followed = seqs(follow(run));
    run.write('port.taken');
    await Promise.resolve();
    run.write('run.ended');
    expect(await followed).toEqual([1, 2, 3, 4]);
    expect(run.listeners.size).toBe(0);
  });

  it('goes on after the last event that was seen', async () => {
    const run = aRun();
    run.write('run.started', 'step.entered', 'run.ended');
    expect(await seqs(follow(run, 1))).toEqual([2, 3]);
  });

  it('ends at once when the run was over before', async () => {
    const run = aRun();
    run.write('run.started', 'run.cancelled');
    expect(await seqs(follow(run, 2))).toEqual([]);
  });

  it.each([3, 99])('ends at once after event %i of a run that was over with its second', async (after) => {
    const run = aRun();
    run.write('run.started', 'run.ended', 'verdict.taken');
    expect(await seqs(follow(run, after))).toEqual([]);
    expect(run.listeners.size).toBe(0);
  });

  it('reads nothing again for the hints of other runs', async () => {
    const run = aRun();
    run.write('run.started');
    const events = follow(run);
    await events.next();
    const next = events.next();
    await new Promise(setImmediate);
    const before = run.reads();
    run.hint([OTHER]);
    await new Promise(setImmediate);
    expect(run.reads()).toBe(before);
    run.write('run.ended');
    expect((await next).value).toMatchObject({ seq: 2 });
    await events.return(undefined);
  });

  it('ends and stops listening when the reader leaves', async () => {
    const run = aRun();
    run.write('run.started');
    const reader = new AbortController();
    const followed = seqs(follow(run, 0, reader.signal));
    await new Promise(setImmediate);
    reader.abort();
    expect(await followed).toEqual([1]);
    expect(run.listeners.size).toBe(0);
  });
});
