import { RunId, Slug } from '@countersign/model';
import { z } from 'zod';
import { ResolveInput } from '../inputs.ts';
import { unwrap } from '../problems/ProblemError.ts';
import { NoFields } from './emptyBody.ts';
import { IDEMPOTENCY_KEY, idempotencyKey } from './idempotencyKey.ts';
import { ListQuery } from './listQuery.ts';
import { defineRoute, type Route } from './route.ts';
import { runView } from './runView.ts';

const listIncidents = defineRoute({
  method: 'GET',
  path: '/incidents',
  scope: 'runs:read',
  summary: 'List the steps that wait for a person because going on by itself would be wrong',
  params: NoFields,
  query: ListQuery.extend({ flow: Slug.optional(), run: RunId.optional() }),
  body: null,
  answer: { status: 200, description: 'One page, the longest waiting first', schema: { listOf: 'Incident' } },
  problems: ['invalid_cursor'],
  async handle({ services, workspaceId, query }) {
    return { status: 200, body: await services.incidents.list(workspaceId, query) };
  },
});

const resolveIncident = defineRoute({
  method: 'POST',
  path: '/runs/{id}/incidents/resolve',
  scope: 'runs:write',
  summary: 'Retry a parked step, skip it with a value, or let it fail',
  description:
    '`key` is the incident’s as listed. `skip` needs the `value` that stands for the output of the step; of an agent ' +
    'it is a proposal, which a gate behind it judges like any other. A run whose end waits for the step is not retried: `skip` ' +
    'says that it was done, with what it gave, and `fail` that it was not. The key also needs `checkpoints:write`. Under the same ' +
    '`Idempotency-Key` it may be sent again: it is done once.',
  headers: [IDEMPOTENCY_KEY],
  params: z.strictObject({ id: RunId }),
  query: NoFields,
  body: ResolveInput,
  answer: { status: 200, description: 'The run', schema: 'Run' },
  problems: [
    ...[
      'role_too_narrow',
      'run_not_found',
      'incident_not_found',
      'run_final',
      'run_ending',
      'value_missing',
      'value_not_allowed',
    ],
    ...['proposal_invalid', 'decision_unknown', 'payload_invalid', 'text_not_storable'],
  ],
  async handle({ services, workspaceId, actor, role, params, body, header }) {
    // A key that only starts and cancels runs is no owner: it must not talk a step out of its incident.
    const resolve = { ...body, runId: params.id, actor, role, idempotencyKey: idempotencyKey(header) };
    return { status: 200, body: runView(unwrap(await services.verbs.resolve(workspaceId, resolve))) };
  },
});

export const incidentRoutes: readonly Route[] = [listIncidents, resolveIncident];
