import { PRESETS } from '@countersign/autonomy';
import { z } from 'zod';
import { AgentVersion, Segment } from '../checkpoints/inputs.ts';
import { calibrate } from '../insights/calibrate.ts';
import { clientReportOf } from '../insights/clientReportOf.ts';
import { CalibrationInput, MapInput, PeriodInput } from '../insights/inputs.ts';
import { reviewersOf } from '../insights/reviewersOf.ts';
import { riskMapOf } from '../insights/riskMapOf.ts';
import { ProblemError } from '../problems/ProblemError.ts';
import { problemOfZodError } from '../problems/problemOfZodError.ts';
import { CheckpointParams } from './checkpointRoutes.ts';
import { NoFields } from './emptyBody.ts';
import { defineRoute, type Route } from './route.ts';

/** A number written in digits, with a point. */
const Decimal = z
  .string()
  .regex(/^\d{1,12}(\.\d{1,12})?$/, 'Write a number such as 0.02')
  .transform(Number);

const getMap = defineRoute({
  method: 'GET',
  path: '/insights/map',
  scope: 'checkpoints:read',
  summary: 'Place the checkpoints by frequency and cost of an error',
  description: '`perWeek` and `costOfError` are where "often" and "costly" begin.',
  params: NoFields,
  query: z.strictObject({ perWeek: Decimal.optional(), costOfError: Decimal.optional() }),
  body: null,
  answer: { status: 200, description: 'The map', schema: 'RiskMap' },
  problems: [],
  async handle({ services, workspaceId, query }) {
    const asked = { borders: checked(MapInput, query), now: new Date() };
    return { status: 200, body: await riskMapOf(services, workspaceId, asked) };
  },
});

const getReport = defineRoute({
  method: 'GET',
  path: '/insights/report',
  scope: 'checkpoints:read',
  summary: 'Report what the agents did in a period',
  params: NoFields,
  query: z.strictObject({ from: z.iso.date(), to: z.iso.date() }),
  body: null,
  answer: { status: 200, description: 'The report', schema: 'ClientReport' },
  problems: [],
  async handle({ services, workspaceId, query }) {
    const period = checked(PeriodInput, query);
    return { status: 200, body: await clientReportOf(services, workspaceId, { period, now: new Date() }) };
  },
});

const getReviewers = defineRoute({
  method: 'GET',
  path: '/insights/reviewers',
  scope: 'settings:read',
  summary: 'Say how people reviewed in a period, each beside the others',
  description:
    'Names of people come with their figures, so it takes the scope that tells who works here. `beside` compares somebody with the others at the same ' +
    'checkpoints, where those have answered often enough. Nothing here changes whether a verdict counts.',
  params: NoFields,
  query: z.strictObject({ from: z.iso.date(), to: z.iso.date() }),
  body: null,
  answer: { status: 200, description: 'The reviewers', schema: 'Reviewers' },
  problems: [],
  async handle({ services, workspaceId, query }) {
    return { status: 200, body: await reviewersOf(services, workspaceId, checked(PeriodInput, query)) };
  },
});

const getCalibration = defineRoute({
  method: 'GET',
  path: '/checkpoints/{id}/calibration',
  scope: 'checkpoints:read',
  summary: 'Say how far the confidence of an agent can be believed',
  description:
    'Of one agent version, the one judged last unless told. `report` is null below the number of labels it `needed`.',
  params: CheckpointParams,
  query: z.strictObject({
    segment: Segment.optional(),
    agentVersion: AgentVersion.optional(),
    target: Decimal.optional(),
  }),
  body: null,
  answer: { status: 200, description: 'The calibration', schema: 'Calibration' },
  problems: ['checkpoint_not_found'],
  async handle(call) {
    const asked = checked(CalibrationInput, call.query);
    return { status: 200, body: await calibrate({ ...call, id: call.params.id }, asked) };
  },
});

const getPresets = defineRoute({
  method: 'GET',
  path: '/presets',
  scope: 'checkpoints:read',
  summary: 'List the presets of a policy',
  description:
    'Parts of a policy to send with `PATCH /checkpoints/{id}/policy`; ladder and floors stay as they are.',
  params: NoFields,
  query: NoFields,
  body: null,
  answer: { status: 200, description: 'The presets', schema: { listOf: 'Preset' } },
  problems: [],
  async handle() {
    const items = Object.entries(PRESETS).map(([name, policy]) => ({ name, policy }));
    return { status: 200, body: { items, nextCursor: null } };
  },
});

/** Reads what the query says with the rules that both interfaces share. */
function checked<TSchema extends z.ZodType>(schema: TSchema, query: unknown): z.output<TSchema> {
  const parsed = schema.safeParse(query);
  if (!parsed.success) throw new ProblemError(problemOfZodError(parsed.error));
  return parsed.data;
}

export const insightRoutes: readonly Route[] = [getMap, getReport, getReviewers, getCalibration, getPresets];
