import { z } from 'zod';
import { AgentVersion, Segment, WideningReply } from '../checkpoints/inputs.ts';
import { answerWidening, findWidening, openWidenings } from '../checkpoints/openWidenings.ts';
import { proposalsOf } from '../checkpoints/proposalsOf.ts';
import { CheckpointParams } from './checkpointRoutes.ts';
import { checkpointView, wideningView } from './checkpointViews.ts';
import { NoFields } from './emptyBody.ts';
import { defineRoute, type Route } from './route.ts';

const listWidenings = defineRoute({
  method: 'GET',
  path: '/widenings',
  scope: 'checkpoints:read',
  summary: 'List the proposals to widen that wait for an owner',
  params: NoFields,
  query: NoFields,
  body: null,
  answer: { status: 200, description: 'The oldest first', schema: { listOf: 'Widening' } },
  problems: [],
  async handle({ services, workspaceId }) {
    const open = await openWidenings(services, workspaceId);
    return { status: 200, body: { items: open.map(wideningView), nextCursor: null } };
  },
});

const listNarrowings = defineRoute({
  method: 'GET',
  path: '/narrowings',
  scope: 'checkpoints:read',
  summary: 'List the narrowings that nobody had asked for and no owner has seen',
  params: NoFields,
  query: NoFields,
  body: null,
  answer: { status: 200, description: 'The newest first, 50 at most', schema: { listOf: 'Narrowing' } },
  problems: [],
  async handle({ services, workspaceId }) {
    const unseen = await services.checkpoints.narrowings(workspaceId);
    const items = unseen.map(({ checkpointId: checkpoint, seq: narrowing, ...rest }) => ({
      ...{ checkpoint, narrowing },
      ...rest,
    }));
    return { status: 200, body: { items, nextCursor: null } };
  },
});

const ProposalParams = CheckpointParams.extend({ n: z.string().regex(/^\d{1,15}$/) });
const listProposals = defineRoute({
  method: 'GET',
  path: '/checkpoints/{id}/proposals',
  scope: 'checkpoints:read',
  summary: 'List the open proposals of a checkpoint, with what each is expected to change',
  description: 'The change is worked out on the past cases of the case type, as on the page of the owner.',
  params: CheckpointParams,
  query: NoFields,
  body: null,
  answer: { status: 200, description: 'The oldest first', schema: { listOf: 'WideningInDetail' } },
  problems: ['checkpoint_not_found'],
  async handle(call) {
    const proposals = await proposalsOf({ ...call, id: call.params.id });
    const items = proposals.map(({ expected, ...widening }) => ({ ...wideningView(widening), expected }));
    return { status: 200, body: { items, nextCursor: null } };
  },
});

const Note = WideningReply.pick({ message: true }).optional();

type AnswerRoute = {
  readonly verb: 'ratify' | 'decline' | 'defer';
  readonly answer: 'ratified' | 'declined' | 'deferred';
  readonly summary: string;
  readonly description: string;
  readonly body: z.ZodType<{ more?: number | undefined; message?: string | undefined } | undefined>;
};

const answerRoute = ({ verb, answer, summary, description, body }: AnswerRoute) =>
  defineRoute({
    method: 'POST',
    path: `/checkpoints/{id}/proposals/{n}/${verb}`,
    scope: 'checkpoints:write',
    summary,
    description,
    params: ProposalParams,
    query: NoFields,
    body,
    answer: { status: 200, description: 'The checkpoint', schema: 'Checkpoint' },
    problems: ['checkpoint_not_found', 'proposal_not_found', 'widening_lapsed', 'four_eyes'],
    async handle(call) {
      const place = { ...call, id: call.params.id };
      const { segment, agentVersion, to, seq } = await findWidening(place, Number(call.params.n));
      const named = { id: place.id, segment, agentVersion, to, seq };
      const reply = { ...named, answer, ...call.body, actor: call.actor };
      return { status: 200, body: checkpointView(await answerWidening(place, reply)) };
    },
  });

const reopen = defineRoute({
  method: 'POST',
  path: '/checkpoints/{id}/reopen',
  scope: 'checkpoints:write',
  summary: 'Let a declined or deferred widening be proposed again',
  params: CheckpointParams,
  query: NoFields,
  body: z.strictObject({
    segment: Segment,
    agentVersion: AgentVersion,
    to: z.number().int().min(1).max(10),
  }),
  answer: { status: 200, description: 'The checkpoint', schema: 'Checkpoint' },
  problems: ['checkpoint_not_found', 'widening_lapsed'],
  async handle(call) {
    const place = { ...call, id: call.params.id };
    const reply = { id: place.id, ...call.body, answer: 'reopened' as const, actor: call.actor };
    return { status: 200, body: checkpointView(await answerWidening(place, reply)) };
  },
});

export const wideningRoutes: readonly Route[] = [
  listWidenings,
  listNarrowings,
  listProposals,
  answerRoute({
    verb: 'ratify',
    answer: 'ratified',
    summary: 'Ratify a proposal to widen',
    description:
      'Refused when the evidence does not hold any more. Where two owners are asked for, both call this.',
    body: Note,
  }),
  answerRoute({
    verb: 'decline',
    answer: 'declined',
    summary: 'Decline a proposal to widen',
    description: 'It is not proposed again in this epoch unless an owner asks for it.',
    body: Note,
  }),
  answerRoute({
    verb: 'defer',
    answer: 'deferred',
    summary: 'Ask for more evidence before widening',
    description: 'It is proposed again, if the evidence holds then, after `more` further judged cases.',
    body: WideningReply.required({ more: true }),
  }),
  reopen,
];
