import { type Json, JsonObject } from '@countersign/model';
import { z } from 'zod';
import { approvalFlow, takesApprovals } from '../asked/approvalFlow.ts';
import { ensureFlow } from '../asked/ensureFlow.ts';
import { CaseType, Subject } from '../inputs.ts';
import { unwrap } from '../problems/ProblemError.ts';
import { NoFields } from './emptyBody.ts';
import { IDEMPOTENCY_KEY, idempotencyKey } from './idempotencyKey.ts';
import { defineRoute, type Route } from './route.ts';
import { runView } from './runView.ts';

const Words = z.string().max(10_000);

/** What an agent outside wants to do, and which answers it understands besides yes and no. */
const AskInput = z.strictObject({
  action: z.string().trim().min(1).max(200),
  args: JsonObject.optional(),
  description: Words.optional(),
  confidence: z.number().min(0).max(1).optional(),
  reasoning: Words.optional(),
  agent: z.string().max(200).optional().describe('Name and version of the agent'),
  title: Subject.optional().describe('Tells cases apart; the action unless told'),
  caseType: CaseType.optional(),
  answers: z
    .array(z.enum(['edit', 'reply']))
    .max(2)
    .default([])
    .describe('`edit`: the arguments may be changed; `reply`: a text may come back instead of a yes or no'),
});

const ask = defineRoute({
  method: 'POST',
  path: '/reviews',
  scope: 'runs:write',
  summary: 'Ask for a review of what an agent outside wants to do',
  description:
    'It appears in the inbox. The answer is the `outcome` (`approved`, `rejected`, `sentBack`, `expired`) and the `output` ' +
    '(`verdict`, `payload` with `action` and `args`, `message`, `by`) of the run: `GET /runs/{id}`. The first request of ' +
    'its kind makes a flow, which can be opened and drawn on like every other.',
  params: NoFields,
  query: NoFields,
  body: AskInput,
  headers: [IDEMPOTENCY_KEY],
  answer: { status: 201, description: 'The run that waits for the answer', schema: 'Run' },
  problems: ['idempotency_conflict', 'text_not_storable', 'schema_violation'],
  async handle({ services, workspaceId, actor, role, body, header }) {
    const { title, caseType, answers, ...input } = body;
    const document = approvalFlow({ edit: answers.includes('edit'), reply: answers.includes('reply') });
    const flow = await ensureFlow({ services, workspaceId, actor, role }, document, takesApprovals);
    const start = {
      ...{ flow, input: input as Json, subject: title ?? null, caseType: caseType ?? null, actor },
      ...{ channel: 'api' as const, idempotencyKey: idempotencyKey(header) },
    };
    const { run, repeated } = unwrap(await services.verbs.start(workspaceId, start));
    const headers = {
      location: `/api/v1/runs/${run.id}`,
      ...(repeated ? { 'idempotency-replayed': 'true' } : {}),
    };
    return { status: 201, body: runView(run), headers };
  },
});

export const askRoutes: readonly Route[] = [ask];
