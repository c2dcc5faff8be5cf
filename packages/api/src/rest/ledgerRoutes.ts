import { policyReferences } from '@countersign/autonomy';
import { type CheckpointPolicy, problem } from '@countersign/model';
import { z } from 'zod';
import { eventsOf } from '../checkpoints/eventsOf.ts';
import { findCheckpoint, NO_CHECKPOINT, requireCheckpoint } from '../checkpoints/findCheckpoint.ts';
import { namedEntries } from '../checkpoints/namedEntries.ts';
import { found, ProblemError } from '../problems/ProblemError.ts';
import { CheckpointParams } from './checkpointRoutes.ts';
import { NoFields } from './emptyBody.ts';
import { wholeNumber } from './listQuery.ts';
import { defineRoute, type Route } from './route.ts';

/** A cursor of these lists is the number of the last line. */
const Cursor = wholeNumber(0, 999_999_999).optional().describe('`nextCursor` of the page before');

const getLedger = defineRoute({
  method: 'GET',
  path: '/checkpoints/{id}/ledger',
  scope: 'checkpoints:read',
  summary: 'Read the ledger in decision order',
  description: 'Everything that is shown about a checkpoint can be computed again from these lines alone.',
  params: CheckpointParams,
  query: z.strictObject({ cursor: Cursor, limit: wholeNumber(1, 1_000).optional() }),
  body: null,
  answer: { status: 200, description: 'A page of lines', schema: { listOf: 'LedgerLine' } },
  problems: ['checkpoint_not_found'],
  async handle(call) {
    const { services, workspaceId, params, query } = call;
    await requireCheckpoint({ ...call, id: params.id });
    const limit = query.limit ?? 200;
    const lines = await services.checkpoints.ledger(workspaceId, params.id, query.cursor ?? 0, limit);
    const items = await namedEntries({ services, workspaceId, id: params.id }, lines);
    return { status: 200, body: pageOf(items, limit) };
  },
});

const getEvents = defineRoute({
  method: 'GET',
  path: '/checkpoints/{id}/events',
  scope: 'checkpoints:read',
  summary: 'List what changed how far agents may go, newest first',
  description:
    'Policies, epochs, proposed and answered widenings, changes of the rung, cases that nobody judged in time, and how ' +
    '“review everything” was turned for the checkpoint, its flow and the workspace. `type` is `policy.changed`, ' +
    '`epoch.began`, `widening.proposed`, `.lapsed`, `.ratified`, `.declined`, `.deferred` or `.reopened`, ' +
    '`rung.widened`, `rung.narrowed`, `narrowing.acknowledged`, `case.overdue`, `case.voided`, `verdict.late`, `reviewEverything.on` or `.off`; ' +
    '`data` is as in the ledger.',
  params: CheckpointParams,
  query: z.strictObject({ cursor: Cursor, limit: wholeNumber(1, 200).optional() }),
  body: null,
  answer: { status: 200, description: 'A page of events', schema: { listOf: 'CheckpointEvent' } },
  problems: ['checkpoint_not_found'],
  async handle({ services, workspaceId, params: { id }, query: { cursor = null, limit = 50 } }) {
    await requireCheckpoint({ services, workspaceId, id });
    return { status: 200, body: await eventsOf({ services, workspaceId, id }, { cursor, limit }) };
  },
});

const getCases = defineRoute({
  method: 'GET',
  path: '/checkpoints/{id}/cases',
  scope: 'checkpoints:read',
  summary: 'List the judged cases of a checkpoint, in the order of their verdicts',
  description:
    'What people judged, in time or late; what nobody judged is not among them. `references` names the variables that are wanted of each case, separated by commas, ' +
    'such as `proposal.payload.amount`; without it all of them come. A key without `reviews:read` gets those variables ' +
    'that the policy in force asks for, and no others.',
  params: CheckpointParams,
  query: z.strictObject({
    cursor: Cursor,
    limit: wholeNumber(1, 5_000).optional(),
    references: z.string().max(10_000).optional(),
  }),
  body: null,
  answer: { status: 200, description: 'A page of cases', schema: { listOf: 'JudgedCase' } },
  problems: ['checkpoint_not_found'],
  async handle(call) {
    const { services, workspaceId, params, query } = call;
    const { policy } = await findCheckpoint({ ...call, id: params.id });
    const limit = query.limit ?? 200;
    const named = query.references?.split(',').filter((path) => path !== '');
    const mayReadAll = call.scopes.includes('reviews:read');
    const references = mayReadAll ? named : readableOf(policy, named);
    const asked = { after: query.cursor ?? 0, limit, references };
    const cases = await services.checkpoints.evidenceCases(workspaceId, params.id, asked);
    // The names of fields may be what customers wrote.
    const items = mayReadAll ? cases : cases.map((one) => ({ ...one, changed: null }));
    return { status: 200, body: pageOf(items, limit) };
  },
});

const getDaily = defineRoute({
  method: 'GET',
  path: '/checkpoints/{id}/daily',
  scope: 'checkpoints:read',
  summary: 'Count cases, verdicts and errors per day',
  params: CheckpointParams,
  query: z.strictObject({ days: wholeNumber(1, 731).optional().describe('28 unless told') }),
  body: null,
  answer: { status: 200, description: 'The days with cases, in UTC', schema: { listOf: 'DailyCounts' } },
  problems: ['checkpoint_not_found'],
  async handle(call) {
    const { services, workspaceId, params, query } = call;
    await requireCheckpoint({ ...call, id: params.id });
    const items = await services.checkpoints.daily(workspaceId, params.id, { days: query.days ?? 28 });
    return { status: 200, body: { items, nextCursor: null } };
  },
});

const getProof = defineRoute({
  method: 'GET',
  path: '/checkpoints/{id}/proof',
  scope: 'checkpoints:read',
  summary: 'Compute every trust again from the ledger alone and compare',
  params: CheckpointParams,
  query: NoFields,
  body: null,
  answer: { status: 200, description: 'Whether all agrees, trust by trust', schema: 'LedgerProof' },
  problems: ['checkpoint_not_found'],
  async handle({ services, workspaceId, params }) {
    const proof = await services.checkpoints.proof(workspaceId, params.id);
    const { lines, differences, trusts } = found(proof, 'checkpoint_not_found', NO_CHECKPOINT);
    const isEqual = differences.length === 0 && trusts.every((trust) => trust.isEqual);
    return { status: 200, body: { lines, isEqual, differences, trusts } };
  },
});

/** What a key may read that may read no reviews: what decides, but not what cases say beyond it. */
function readableOf(policy: CheckpointPolicy, named: readonly string[] | undefined): readonly string[] {
  const asked = policyReferences(policy);
  if (named === undefined) return asked;
  const foreign = named.find((path) => !asked.some((own) => path === own || path.startsWith(`${own}.`)));
  if (foreign === undefined) return named;
  const message = `The policy does not ask for ${foreign}; to read it, the key needs the scope reviews:read.`;
  throw new ProblemError(problem('scope_missing', message, '/references', { scope: 'reviews:read' }));
}

function pageOf<TItem extends { readonly seq: number }>(items: readonly TItem[], limit: number) {
  const last = items.at(-1);
  return { items, nextCursor: items.length < limit || last === undefined ? null : String(last.seq) };
}

export const ledgerRoutes: readonly Route[] = [getLedger, getEvents, getCases, getDaily, getProof];
