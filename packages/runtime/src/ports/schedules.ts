import type { Json, Problem, RunId, ScheduleTrigger, WorkspaceId } from '@countersign/model';
import type { Actor } from './store.ts';

/** The times at which a flow starts by itself; the time zone is the trigger's, or else the flow's. */
export type ScheduleTimes = {
  readonly cron: string;
  readonly timeZone: string;
  readonly missed: ScheduleTrigger['missed'];
  readonly input: Json;
};

/** What became of the newest time that has come. Times that were passed over are counted in `missed`. */
export type ScheduleResult = {
  readonly status: 'started' | 'skipped' | 'failed';
  /** The time that had come. */
  readonly slot: string;
  readonly at: string;
  readonly runId: RunId | null;
  readonly missed: number;
  readonly problem: Problem | null;
};

/** The schedule of a published flow. `dueAt` is null when no more times come. */
export type Schedule = ScheduleTimes & {
  readonly flow: string;
  readonly flowName: string;
  readonly version: number;
  readonly paused: boolean;
  readonly dueAt: string | null;
  readonly last: ScheduleResult | null;
};

/** Schedules as people see them. They come and go with what is published and archived. */
export interface Schedules {
  list(
    workspaceId: WorkspaceId,
    filter: { readonly flow?: string | undefined },
  ): Promise<readonly Schedule[]>;
  /** Null when the flow has no schedule. Times that come while it is paused are not made up for. */
  setPaused(
    workspaceId: WorkspaceId,
    change: { flow: string; paused: boolean; actor: Actor },
  ): Promise<Schedule | null>;
}

/** A schedule that is somebody's to look at until its lease ends. Times after `since` up to `now` have come. */
export type DueSchedule = ScheduleTimes & {
  readonly workspaceId: WorkspaceId;
  readonly flowId: string;
  readonly flow: string;
  readonly token: number;
  readonly since: Date;
  /** The store's clock. */
  readonly now: Date;
};

/** The worker's side of schedules. */
export interface ScheduleQueue {
  /** Leases schedules that are due by the store's clock; several workers never get the same one. */
  claim(limit: number, leaseMs: number): Promise<readonly DueSchedule[]>;
  /** Notes up to when a schedule was looked after and when it is due again; nothing when the lease was lost. */
  settle(
    schedule: Pick<DueSchedule, 'flowId' | 'token'>,
    next: { since: Date; dueAt: Date | null; last: ScheduleResult | null },
  ): Promise<void>;
}
