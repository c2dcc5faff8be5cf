import type { Result, Run, WorkspaceId } from '@countersign/model';
import type { StartRun } from '../client/startRun.ts';
import type { DueSchedule, ScheduleQueue, ScheduleResult } from '../ports/schedules.ts';
import { nextSlot, pastSlots } from './slots.ts';

/** A time counts as kept when somebody looks at it within this; later it was missed. */
const ON_TIME_MS = 60_000;
/** So many missed times are made up for at most, the newest ones. */
const MOST_MISSED = 100;

export type Start = (
  workspaceId: WorkspaceId,
  start: StartRun,
) => Promise<Result<{ readonly run: Run; readonly repeated: boolean }>>;

/**
 * Starts what a due schedule asks for and notes when it is due again. The idempotency key of a start is the time that came,
 * so a worker that dies in between, or two that believe to hold the schedule, start one run all the same.
 */
export async function fireSchedule(
  schedule: DueSchedule,
  { queue, start }: { queue: Pick<ScheduleQueue, 'settle'>; start: Start },
): Promise<void> {
  const { since, now } = schedule;
  const { slots, total } = pastSlots(schedule, { since, until: now }, MOST_MISSED);
  const newest = slots.at(-1);
  const last = newest === undefined ? null : await startAll(schedule, { slots, total, newest }, start);
  // A clock that was set back does not bring times again that have come already.
  const lookedUpTo = new Date(Math.max(now.getTime(), since.getTime()));
  await queue.settle(schedule, { since: lookedUpTo, dueAt: nextSlot(schedule, lookedUpTo), last });
}

type Past = { readonly slots: readonly Date[]; readonly total: number; readonly newest: Date };

async function startAll(schedule: DueSchedule, past: Past, start: Start): Promise<ScheduleResult> {
  const chosen = chooseSlots(schedule, past);
  const results = await Promise.all(
    chosen.map((slot) => start(schedule.workspaceId, startAt(schedule, slot))),
  );
  const failed = results.find((result) => !result.ok);
  const started = results.findLast((result) => result.ok);
  return {
    status: failed ? 'failed' : started ? 'started' : 'skipped',
    slot: past.newest.toISOString(),
    at: schedule.now.toISOString(),
    runId: started?.ok ? started.value.run.id : null,
    missed: past.total - chosen.length,
    problem: failed && !failed.ok ? failed.problem : null,
  };
}

function chooseSlots({ missed, now }: DueSchedule, { slots, newest }: Past): readonly Date[] {
  switch (missed) {
    case 'all':
      return slots;
    case 'once':
      return [newest];
    case 'skip':
      return now.getTime() - newest.getTime() <= ON_TIME_MS ? [newest] : [];
  }
}

function startAt({ flow, flowId, input }: DueSchedule, slot: Date): StartRun {
  const time = slot.toISOString();
  return {
    flow,
    input,
    channel: 'schedule',
    // The space keeps it apart from every key that a client of the API can choose.
    idempotencyKey: `schedule ${flowId} ${time}`,
    bodyHash: time,
    actor: { type: 'system', id: 'schedule', name: 'Schedule' },
  };
}
