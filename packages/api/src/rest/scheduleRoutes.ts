import { Slug } from '@countersign/model';
import { z } from 'zod';
import { found } from '../problems/ProblemError.ts';
import { scheduleView } from '../schedules/scheduleView.ts';
import { EmptyBody, NoFields } from './emptyBody.ts';
import { defineRoute, type Route } from './route.ts';

const NO_SCHEDULE = 'The workspace has no such flow, or its published version has no schedule.';
const FlowParams = z.strictObject({ slug: Slug });

const listSchedules = defineRoute({
  method: 'GET',
  path: '/schedules',
  scope: 'flows:read',
  summary: 'List schedules with their next times and what became of the last one',
  description: 'A schedule comes with the published version of its flow and goes with it.',
  params: NoFields,
  query: NoFields,
  body: null,
  answer: { status: 200, description: 'All schedules', schema: { listOf: 'Schedule' } },
  problems: [],
  async handle({ services, workspaceId }) {
    const schedules = await services.schedules.list(workspaceId, {});
    const now = new Date();
    return {
      status: 200,
      body: { items: schedules.map((schedule) => scheduleView(schedule, now)), nextCursor: null },
    };
  },
});

const getSchedule = defineRoute({
  method: 'GET',
  path: '/flows/{slug}/schedule',
  scope: 'flows:read',
  summary: 'Get the schedule of a flow',
  params: FlowParams,
  query: NoFields,
  body: null,
  answer: { status: 200, description: 'The schedule', schema: 'Schedule' },
  problems: ['schedule_not_found'],
  async handle({ services, workspaceId, params }) {
    const [schedule = null] = await services.schedules.list(workspaceId, { flow: params.slug });
    return {
      status: 200,
      body: scheduleView(found(schedule, 'schedule_not_found', NO_SCHEDULE), new Date()),
    };
  },
});

const pauseSchedule = (verb: 'pause' | 'resume', summary: string) =>
  defineRoute({
    method: 'POST',
    path: `/flows/{slug}/schedule/${verb}`,
    scope: 'flows:write',
    summary,
    params: FlowParams,
    query: NoFields,
    body: EmptyBody,
    answer: { status: 200, description: 'The schedule', schema: 'Schedule' },
    problems: ['schedule_not_found'],
    async handle({ services, workspaceId, actor, params }) {
      const change = { flow: params.slug, paused: verb === 'pause', actor };
      const schedule = await services.schedules.setPaused(workspaceId, change);
      return {
        status: 200,
        body: scheduleView(found(schedule, 'schedule_not_found', NO_SCHEDULE), new Date()),
      };
    },
  });

export const scheduleRoutes: readonly Route[] = [
  listSchedules,
  getSchedule,
  pauseSchedule('pause', 'Let a schedule rest'),
  pauseSchedule('resume', 'Let a paused schedule go on from now'),
];
