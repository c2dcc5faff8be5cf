import { Slug } from '@countersign/model';
import { z } from 'zod';
import { LabelledCaseInput, MAX_LABELLED_CASES, ModelName } from '../inputs.ts';
import { addCases } from '../learning/addCases.ts';
import { compareVersions } from '../learning/compareVersions.ts';
import { exportLessons } from '../learning/exportLessons.ts';
import { requireModel } from '../learning/requireModel.ts';
import { withNames } from '../names/withNames.ts';
import { found, unwrap } from '../problems/ProblemError.ts';
import { EmptyBody, NoFields } from './emptyBody.ts';
import { wholeNumber } from './listQuery.ts';
import { defineRoute, type Route } from './route.ts';

const ModelParams = z.strictObject({ model: ModelName });
const VersionParams = ModelParams.extend({ version: wholeNumber(1, 1_000_000) });

const listModels = defineRoute({
  method: 'GET',
  path: '/learning',
  scope: 'learning:read',
  summary: 'List models, with the version that is live and the one that waits to be adopted',
  params: NoFields,
  query: NoFields,
  body: null,
  answer: { status: 200, description: 'All models', schema: { listOf: 'ModelSummary' } },
  problems: [],
  async handle({ services, workspaceId }) {
    return { status: 200, body: { items: await services.learning.models(workspaceId), nextCursor: null } };
  },
});

const postCases = defineRoute({
  method: 'POST',
  path: '/learning/{model}/cases',
  scope: 'learning:write',
  summary: 'Add labelled cases for the learning agent',
  description:
    'A case with a known `id` (without one: the same text) replaces it. Verdicts on proposals of the model add labelled ' +
    'cases by themselves.',
  params: ModelParams,
  query: NoFields,
  body: z.strictObject({ cases: z.array(LabelledCaseInput).min(1).max(MAX_LABELLED_CASES) }),
  answer: { status: 200, description: 'How many cases the model has now', schema: 'LabelledCount' },
  problems: [],
  async handle({ services, workspaceId, params, body }) {
    const added = { model: params.model, cases: body.cases };
    const labelledCases = await addCases(services.learning, workspaceId, added);
    return { status: 200, body: { model: params.model, labelledCases } };
  },
});

const FIRST_LESSON = { after: null, limit: 1 };
const LESSON_LINES = 'One lesson per line, oldest first';

const exportOfModel = defineRoute({
  method: 'GET',
  path: '/learning/{model}/lessons',
  scope: 'learning:read',
  summary: 'Export what verdicts taught a model, as JSON Lines',
  params: ModelParams,
  query: NoFields,
  body: null,
  answer: { status: 200, description: LESSON_LINES, schema: 'Lesson', isLines: true },
  problems: ['model_not_found'],
  async handle({ services, workspaceId, params, signal }) {
    await requireModel(services, workspaceId, params.model);
    return { lines: exportLessons(services, workspaceId, { of: { model: params.model }, signal }) };
  },
});

const exportOfStep = defineRoute({
  method: 'GET',
  path: '/flows/{slug}/steps/{node}/lessons',
  scope: 'learning:read',
  summary: 'Export what verdicts taught a step of a flow, as JSON Lines',
  params: z.strictObject({ slug: Slug, node: z.string().min(1).max(200) }),
  query: NoFields,
  body: null,
  answer: { status: 200, description: LESSON_LINES, schema: 'Lesson', isLines: true },
  problems: ['flow_not_found', 'not_found'],
  async handle({ services, workspaceId, params, signal }) {
    const { slug: flow, node } = params;
    const draft = await services.flows.draft(workspaceId, flow);
    const { document } = found(draft, 'flow_not_found', 'There is no such flow.');
    const isStep = document.nodes.some(({ id }) => id === node);
    // A step that was taken out of the flow has taught what it has taught.
    const [first] = isStep ? [] : await services.learning.lessons(workspaceId, { flow, node }, FIRST_LESSON);
    found(
      isStep || first !== undefined ? node : null,
      'not_found',
      'The flow has no such step, and never had lessons of it.',
    );
    return { lines: exportLessons(services, workspaceId, { of: { flow, node }, signal }) };
  },
});

const train = defineRoute({
  method: 'POST',
  path: '/learning/{model}/train',
  scope: 'learning:write',
  summary: 'Train a new version on all labelled cases',
  description:
    'The new version is a `candidate` until somebody adopts it; the first one, and every one of a model that adopts ' +
    'automatically, is `live` at once. Where nothing was learnt since, the answer is the live version.',
  params: ModelParams,
  query: NoFields,
  body: EmptyBody,
  answer: { status: 200, description: 'The trained version', schema: 'Model' },
  problems: ['model_not_found', 'too_few_examples', 'too_few_labels'],
  async handle({ services, workspaceId, params }) {
    return { status: 200, body: unwrap(await services.trainer.train(workspaceId, params.model)) };
  },
});

const listVersions = defineRoute({
  method: 'GET',
  path: '/learning/{model}/versions',
  scope: 'learning:read',
  summary: 'List the versions of a model, newest first',
  params: ModelParams,
  query: NoFields,
  body: null,
  answer: { status: 200, description: 'All versions', schema: { listOf: 'Model' } },
  problems: ['model_not_found'],
  async handle({ services, workspaceId, params }) {
    await requireModel(services, workspaceId, params.model);
    const versions = await services.learning.versions(workspaceId, params.model);
    const items = await withNames({ names: services.names, workspaceId }, 'adoptedBy', versions);
    return { status: 200, body: { items, nextCursor: null } };
  },
});

const compare = defineRoute({
  method: 'GET',
  path: '/learning/{model}/versions/{version}/comparison',
  scope: 'learning:read',
  summary: 'See what adopting a version would change',
  description:
    'It and the version that was live at its training, on past cases that neither was trained on: the cases that came ' +
    'after the training, and for cases that were trained on what a twin says that was trained without them.',
  params: VersionParams,
  query: NoFields,
  body: null,
  answer: { status: 200, description: 'Both versions side by side', schema: 'Comparison' },
  problems: ['model_not_found'],
  async handle({ services, workspaceId, params }) {
    const comparison = await compareVersions(services, workspaceId, params);
    return { status: 200, body: found(comparison, 'model_not_found', 'There is no such version.') };
  },
});

const changeVersion = (verb: 'adopt' | 'discard', summary: string, problems: readonly string[]) =>
  defineRoute({
    method: 'POST',
    path: `/learning/{model}/versions/{version}/${verb}`,
    scope: 'learning:write',
    summary,
    params: VersionParams,
    query: NoFields,
    body: EmptyBody,
    answer: { status: 200, description: 'The version', schema: 'Model' },
    problems: ['model_not_found', ...problems],
    async handle({ services, workspaceId, actor, params }) {
      return { status: 200, body: unwrap(await services.learning[verb](workspaceId, { ...params, actor })) };
    },
  });

const setAdoption = defineRoute({
  method: 'PATCH',
  path: '/learning/{model}',
  scope: 'learning:write',
  summary: 'Decide whether new versions go live by themselves',
  params: ModelParams,
  query: NoFields,
  body: z.strictObject({ adoptAutomatically: z.boolean() }),
  answer: { status: 200, description: 'As it is now', schema: 'Adoption' },
  problems: ['model_not_found'],
  async handle({ services, workspaceId, actor, params, body }) {
    const change = { ...params, ...body, actor };
    return { status: 200, body: unwrap(await services.learning.setAdoption(workspaceId, change)) };
  },
});

export const learningRoutes: readonly Route[] = [
  listModels,
  postCases,
  exportOfModel,
  exportOfStep,
  train,
  listVersions,
  compare,
  changeVersion('adopt', 'Make a version live: a new one, or an earlier one again', [
    'version_not_adoptable',
  ]),
  changeVersion('discard', 'Put a candidate aside', ['version_not_candidate']),
  setAdoption,
];
