import { FlowDocument, type Role, type WorkspaceId } from '@countersign/model';
import { openTestServer, SYSTEM, type TestServer } from './openTestServer.ts';
import { reviewFlow } from './reviewFlow.ts';
import type { StudioCaller } from './StudioCaller.ts';

const FLOW = 'refunds';
const MODEL = 'intents';

/** Ids of one of everything that a workspace can have. */
export type Possessions = Readonly<
  Record<
    | 'flow'
    | 'run'
    | 'review'
    | 'checkpoint'
    | 'key'
    | 'connection'
    | 'invitation'
    | 'member'
    | 'model'
    | 'file'
    | 'incident'
    | 'view'
    | 'channel',
    string
  >
> & { readonly etag: string };

/**
 * Two workspaces, the first with one of everything, the second empty; somebody of each role in both. Nothing but the
 * conditions of the queries keeps them apart: the net behind them is taken away, and has a test of its own.
 */
export async function openTwoWorkspaces() {
  const server = await openTestServer();
  await liftRowLevelSecurity(server);
  const { services } = server.installation;
  const mine = await server.workspace('mine');
  const theirs = await server.workspace('theirs');
  const owner = await server.member(mine, 'mine', 'owner');
  const people =
    (id: WorkspaceId, slug: string) =>
    async (role: Role): Promise<StudioCaller> =>
      server.member(id, slug, role);

  await server.publish(mine, FLOW, scheduledFlow());
  const key = await server.key(mine);
  const started = await key.call('POST', `/flows/${FLOW}/runs`, { input: { amount: 10 } });
  const run = (started.body as { id: string }).id;
  const review = await untilOpen(
    async () => (await services.reviews.list(mine, { status: 'open' })).items[0],
  );
  const [checkpoint] = await services.checkpoints.list(mine);
  const [apiKey] = await services.keys.list(mine);
  const connection = await services.connections.save(
    mine,
    {
      ...{ id: services.newId(), name: 'Mail', kind: 'smtp' as const, settings: { host: 'mail.example' } },
      ciphertext: null,
    },
    SYSTEM,
  );
  await services.learning.addCases(mine, MODEL, [{ id: '1', text: 'hello', label: 'greeting' }]);
  const metrics = { examples: 1, labels: 1, accuracy: 1, calibrationError: 0 };
  const trained = { model: MODEL, hash: 'h', body: {}, metrics, heldOut: [], rival: null };
  await services.learning.saveModel(mine, trained);
  const sent = await key.call('POST', `/flows/${FLOW}/files`, '{"amount":"none"}', {
    'content-type': 'application/jsonl',
  });
  const file = (sent.body as { id: string }).id;
  const actor = { ...SYSTEM, id: owner.userId };
  const invited = await services.members.invite(mine, { email: 'new@example.com', role: 'viewer', actor });
  const [invitation] = await services.members.invitations(mine);
  if (!checkpoint || !apiKey || !invitation || !invited.ok) throw new Error('The workspace is not complete.');
  // Shared, so that nothing but the workspace keeps strangers from it.
  const view = services.newId();
  const search = { status: 'open' as const };
  await services.inboxViews.save(mine, {
    id: view,
    name: 'Open',
    search,
    isShared: true,
    owner: owner.userId,
  });
  const channel = services.newId();
  await services.noticeChannels.save(
    mine,
    {
      ...{ id: channel, name: 'Desk', target: { kind: 'email' as const, to: ['desk@example.com'] } },
      ...{ occasions: ['opened' as const], language: 'en' as const, timeZone: 'UTC', digestHour: null },
      ...{ isPaused: true, ciphertext: null },
    },
    SYSTEM,
  );
  const possessions: Possessions = {
    ...{ flow: FLOW, run, review: review.id, etag: review.etag, checkpoint: checkpoint.id, key: apiKey.id },
    ...{ connection: connection.id, invitation: invitation.id, member: owner.userId, model: MODEL },
    ...{ file, incident: await parkStep(server, run), view, channel },
  };
  return {
    ...{ server, possessions, mine, theirs, key, strangerKey: await server.key(theirs) },
    inMine: people(mine, 'mine'),
    inTheirs: people(theirs, 'theirs'),
  };
}

/** From now on a query that forgets its workspace shows and changes what belongs to others. */
async function liftRowLevelSecurity({ sql }: TestServer): Promise<void> {
  const tables = await sql<{ name: string }[]>`
    select relname as name from pg_class where relrowsecurity and relnamespace = 'public'::regnamespace`;
  if (tables.length === 0) throw new Error('There is no row-level security to be lifted.');
  for (const { name } of tables) await sql`alter table ${sql(name)} disable row level security`;
}

/** The flow with a schedule that comes once in four years. */
function scheduledFlow(): FlowDocument {
  const document = reviewFlow();
  const schedule = { cron: '0 0 29 2 *' };
  const nodes = document.nodes.map((node) =>
    node.kind === 'trigger'
      ? { ...node, config: { ...node.config, channels: ['api', 'manual', 'file', 'schedule'], schedule } }
      : node,
  );
  return FlowDocument.parse({ ...document, nodes });
}

/** A step of the run that waits for a person; answers its key. */
async function parkStep(server: TestServer, run: string): Promise<string> {
  const problem = JSON.stringify({ code: 'worker_lost', message: 'It ended its worker five times.' });
  await server.sql`
    insert into effects (workspace_id, run_id, key, kind, node, visit, once, input, problem, due_at, parked_at)
    select workspace_id, id, 'assess/9', 'agent', 'assess', 9, false, '{}', ${problem}::text::json, now(), now()
    from runs where id = ${run}`;
  return 'assess/9';
}

export type TwoWorkspaces = Awaited<ReturnType<typeof openTwoWorkspaces>>;

async function untilOpen<TItem>(read: () => Promise<TItem | undefined>): Promise<TItem> {
  for (let tries = 0; tries < 400; tries += 1) {
    const item = await read();
    if (item !== undefined) return item;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error('No review came up.');
}
