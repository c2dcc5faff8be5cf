import { z } from 'zod';
import { LabelledCaseInput, MAX_LABELLED_CASES, ModelName } from '../inputs.ts';
import { addCases } from '../learning/addCases.ts';
import { unwrap } from '../problems/ProblemError.ts';
import { EmptyBody, NoFields } from './emptyBody.ts';
import { defineRoute, type Route } from './route.ts';

const ModelParams = z.strictObject({ model: ModelName });

const postCases = defineRoute({
  method: 'POST',
  path: '/learning/{model}/cases',
  scope: 'learning:write',
  summary: 'Add labelled cases for the learning agent',
  description: 'A case with a known `id` (without one: the same text) replaces it.',
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

const train = defineRoute({
  method: 'POST',
  path: '/learning/{model}/train',
  scope: 'learning:write',
  summary: 'Train a new version on all labelled cases',
  description: 'Answers when the version is in use, with what was measured on held-back cases.',
  params: ModelParams,
  query: NoFields,
  body: EmptyBody,
  answer: { status: 200, description: 'The trained version', schema: 'Model' },
  problems: ['model_not_found', 'too_few_examples', 'too_few_labels'],
  async handle({ services, workspaceId, params }) {
    return { status: 200, body: unwrap(await services.trainer.train(workspaceId, params.model)) };
  },
});

export const learningRoutes: readonly Route[] = [postCases, train];
