import type { ScheduleQueue, Schedules } from '@countersign/runtime';
import type { Sql } from 'postgres';
import { appendAudit } from '../audit/appendAudit.ts';
import { inWorkspace } from '../inWorkspace.ts';
import { claimSchedules } from './claimSchedules.ts';
import { listSchedules } from './listSchedules.ts';
import { pauseSchedule } from './pauseSchedule.ts';
import { settleSchedule } from './settleSchedule.ts';

export function createSchedules(app: Sql): Schedules {
  return {
    list: (workspaceId, { flow }) =>
      inWorkspace(app, workspaceId, (tx) => listSchedules(tx, workspaceId, flow)),
    setPaused: (workspaceId, { actor, ...change }) =>
      inWorkspace(app, workspaceId, async (tx) => {
        const flowId = await pauseSchedule(tx, workspaceId, change);
        if (flowId !== undefined) {
          const action = change.paused ? 'schedule.paused' : 'schedule.resumed';
          await appendAudit(tx, {
            workspaceId,
            actor: actor.id,
            action,
            object: `flow:${flowId}`,
            payload: {},
          });
        }
        return (await listSchedules(tx, workspaceId, change.flow))[0] ?? null;
      }),
  };
}

/** Schedules of all workspaces, for the worker. */
export const createScheduleQueue = (worker: Sql): ScheduleQueue => ({
  claim: (limit, leaseMs) => claimSchedules(worker, limit, leaseMs),
  settle: (schedule, next) => settleSchedule(worker, schedule, next),
});
