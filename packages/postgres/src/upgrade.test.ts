import { randomUUID } from 'node:crypto';
import { contentHash, type RunId, type WorkspaceId } from '@countersign/model';
import postgres, { type Sql } from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditHash, CHAIN_START } from './audit/auditHash.ts';
import { connect } from './connect.ts';
import { createPorts, type Ports } from './createPorts.ts';
import type { EmbeddedServer } from './embedded/EmbeddedServer.ts';
import { migrate, readMigrations } from './migrate.ts';
import { createDatabase } from './openDatabase.ts';
import { ANN, aReview, aRun, aStart, aTurn, LEASE, WORKSPACE } from './testing/aTurn.ts';
import { openTestServer } from './testing/testServer.ts';

// G10: what waits when a newer program takes over goes on as if nothing had happened.

/** The last migration of the program that wrote every payload as JSON. */
const JSON_WRITERS = 8;

const RUN = randomUUID() as RunId;
const CHECKPOINT = randomUUID();
const FLOW = randomUUID();
/** A policy of the older program, which knew neither rules nor deadlines of evidence. */
const POLICY = {
  ladder: [{ title: 'Sure', minConfidence: 0.9, sampleRate: 0.1 }],
  startRung: 1,
  tolerance: 0.02,
};
const SNAPSHOT = { status: 'active', value: 'gate', context: { steps: { triage: { text: 'Grüße 👋' } } } };
const EVENTS = [
  { type: 'run.started', at: '2026-01-01T00:00:00.000Z', data: { input: { amount: 12 } } },
  { type: 'step.entered', at: '2026-01-01T00:00:00.001Z', node: 'gate', visit: 1, data: null },
];
const REVIEW = aReview({ runId: RUN, checkpointId: CHECKPOINT });
/** Two workspaces with the same deeds; in the second somebody has put a word in place of a hash. */
const EDITED = 'edited' as WorkspaceId;
const ENTRY = { type: 'verdict', runId: RUN, node: 'gate', verdict: 'approve', loss: 0 };

let server: EmbeddedServer;
let name: string;
let pools: Sql[];
let ports: Ports;

/** Opens a database that `login` has brought from the older schema, filled, to this one. */
async function upgradeAs(login: (url: string) => Promise<string>): Promise<void> {
  await createDatabase(server.maintenance, name);
  const url = server.databaseUrl(name);
  const owner = connect(await login(url), { max: 1 });
  const migrations = await readMigrations();
  await migrate(owner, migrations.slice(0, JSON_WRITERS));
  const superuser = connect(url, { max: 1 });
  await writeAsBefore(superuser);
  await superuser.end();
  await migrate(owner, migrations);
  const unforced = await owner`select relname from pg_class where relrowsecurity and not relforcerowsecurity`;
  expect(unforced).toEqual([]);
  await owner.end();
  const open = (role: string) =>
    connect(url, { max: 2, connection: { role }, transform: { column: { from: postgres.toCamel } } });
  const [app, worker] = [open('countersign_app'), open('countersign_worker')];
  pools = [app, worker];
  ports = createPorts({ app, worker });
}

/**
 * The usual owner at a provider: no superuser, no right to make roles, and the roles that an administrator made and lent it do
 * not work by themselves, so that forced row-level security hides every row from it.
 */
async function asMereOwner(url: string): Promise<string> {
  const admin = server.maintenance;
  for (const role of ['countersign_app', 'countersign_worker', 'countersign_auth']) {
    const [known] = await admin`select from pg_roles where rolname = ${role}`;
    if (!known) await admin`create role ${admin(role)} nologin`;
  }
  await admin.unsafe(`create role ${name} login noinherit password 'mere'
    in role countersign_app, countersign_worker, countersign_auth`);
  await admin`alter database ${admin(name)} owner to ${admin(name)}`;
  const login = new URL(url);
  login.username = name;
  login.password = 'mere';
  return login.href;
}

beforeAll(async () => {
  server = await openTestServer();
});
afterAll(() => server.close());

/** A run that waits at a gate and has an effect to be done, as the older program stored it. */
async function writeAsBefore(sql: Sql): Promise<void> {
  await sql`
    insert into runs (id, workspace_id, flow_id, flow, version, artefact_hash, started_by, body_hash, input, status,
      revision, last_seq, snapshot)
    values (${RUN}, ${WORKSPACE}, ${randomUUID()}, 'refunds', 1, 'artefact', ${ANN.id}, 'body', '{"amount":12}',
      'waiting', 1, 2, ${JSON.stringify(SNAPSHOT)}::text::json)`;
  await sql`
    insert into run_events (workspace_id, run_id, first_seq, events)
    values (${WORKSPACE}, ${RUN}, 1, ${JSON.stringify(EVENTS)}::text::json)`;
  await sql`
    insert into effects (workspace_id, run_id, key, kind, node, visit, once, input, worker_id, due_at)
    values (${WORKSPACE}, ${RUN}, 'pay/1', 'action', 'pay', 1, false, '{"amount":12}', 'gone', now())`;
  await sql`
    insert into reviews (id, workspace_id, flow_id, flow, version, run_id, node, node_title, visit, kind,
      checkpoint_id, confidence, stakes, role, excluded, etag)
    values (${REVIEW.id}, ${WORKSPACE}, ${randomUUID()}, 'refunds', 1, ${RUN}, 'gate', 'Approve', 1, 'gate',
      ${CHECKPOINT}, 0.8, 'normal', 'reviewer', '[]', ${REVIEW.etag})`;
  await sql`
    insert into review_contents (workspace_id, review_id, content)
    values (${WORKSPACE}, ${REVIEW.id}, ${JSON.stringify(REVIEW.content)}::text::json)`;
  for (const workspaceId of [WORKSPACE, EDITED]) await writeChain(sql, workspaceId);
  await sql`update audit set hash = 'edited' where workspace_id = ${EDITED} and seq = 1`;
  await sql`
    insert into flows (id, workspace_id, slug, draft, draft_hash, draft_updated_by)
    values (${FLOW}, ${WORKSPACE}, 'refunds', '{"name":"Refunds"}', 'hash', ${ANN.id})`;
  await sql`
    insert into checkpoints (id, workspace_id, flow_id, key, title, policy, rung)
    values (${CHECKPOINT}, ${WORKSPACE}, ${FLOW}, 'gate', 'Gate', ${JSON.stringify(POLICY)}::text::json, 1)`;
  for (const kind of ['held', 'approve']) {
    await sql`
      insert into ledger (workspace_id, checkpoint_id, kind, entry)
      values (${WORKSPACE}, ${CHECKPOINT}, ${kind}, ${JSON.stringify(ENTRY)}::text::json)`;
  }
}

/** A chain of two links as the older program stored it: hashes as text. */
async function writeChain(sql: Sql, workspaceId: WorkspaceId): Promise<void> {
  let previousHash = CHAIN_START;
  for (const seq of [1, 2]) {
    const deed = {
      workspaceId,
      seq,
      at: '2026-01-01T00:00:00.000Z',
      actor: ANN.id,
      action: 'flow.published',
    };
    const link = { ...deed, object: 'flow:refunds', payloadHash: contentHash({ seq }), previousHash };
    const hash = auditHash(link);
    await sql`
      insert into audit (workspace_id, seq, at, actor, action, object, payload_hash, previous_hash, hash, payload)
      values (${workspaceId}, ${seq}, ${link.at}, ${link.actor}, ${link.action}, ${link.object}, ${link.payloadHash},
        ${previousHash}, ${hash}, ${JSON.stringify({ seq })}::text::json)`;
    previousHash = hash;
  }
  await sql`insert into audit_heads (workspace_id, seq, hash) values (${workspaceId}, 2, ${previousHash})`;
}

describe.each([
  ['a superuser', async (url: string) => url],
  ['an owner that row-level security binds', asMereOwner],
])('after an upgrade by %s', (_, login) => {
  beforeAll(async () => {
    name = `test_${process.pid}_upgrade_${login.name.toLowerCase()}`;
    await upgradeAs(login);
  });

  afterAll(async () => {
    await Promise.all(pools.map((pool) => pool.end()));
    await server.maintenance`drop database ${server.maintenance(name)} with (force)`;
    await server.maintenance`drop role if exists ${server.maintenance(name)}`;
  });

  it('a waiting run is there with its state, its history and its review', async () => {
    const { store, runs, reviews } = ports;
    const [run] = await store.loadRuns([RUN]);
    expect(run).toMatchObject({ id: RUN, revision: 1, status: 'waiting', snapshot: SNAPSHOT });
    expect(await runs.events(WORKSPACE, RUN, 0, 10)).toEqual(
      EVENTS.map((event, index) => ({ seq: index + 1, ...event })),
    );
    expect(await reviews.get(WORKSPACE, REVIEW.id)).toMatchObject({
      content: REVIEW.content,
      status: 'open',
    });
    const { items } = await reviews.list(WORKSPACE, { status: 'open' });
    expect(items).toMatchObject([{ question: REVIEW.content.question, decision: 'approve' }]);
    const waiting = await runs.list(WORKSPACE, { status: 'waiting' });
    expect(waiting.items.map(({ id }) => id)).toEqual([RUN]);
  });

  it('its effect is claimed with its input, and its verdict goes on with its numbers', async () => {
    const { store, runs, checkpoints } = ports;
    const [claimed] = await store.claimEffects(LEASE, 10);
    expect(claimed).toMatchObject({ runId: RUN, key: 'pay/1', input: { amount: 12 } });
    const before = await checkpoints.ledger(WORKSPACE, CHECKPOINT, 0, 10);
    expect(before.map(({ entry }) => entry)).toEqual([ENTRY, ENTRY]);
    const { id: reviewId, etag } = REVIEW;
    const cause = { type: 'verdict', reviewId, etag, actor: ANN, verdict: { type: 'approve' } } as const;
    const ledger = [{ checkpointId: CHECKPOINT, entry: ENTRY as never }];
    const turn = aTurn({ runId: RUN, cause, ledger, status: 'ended', outcome: 'done' });
    expect(await store.commitTurns([turn], LEASE)).toMatchObject([{ type: 'committed', revision: 2 }]);
    const after = await checkpoints.ledger(WORKSPACE, CHECKPOINT, before[1]!.seq, 10);
    expect(after.map(({ seq }) => seq)).toEqual([before[1]!.seq + 1]);
    expect((await runs.events(WORKSPACE, RUN, 2, 10)).map(({ seq }) => seq)).toEqual([3]);
    expect((await runs.list(WORKSPACE, { status: 'waiting' })).items).toEqual([]);
  });

  it('its checkpoint keeps policy and rung, from which agents earn on; verdicts of before count for nothing', async () => {
    const { store, checkpoints } = ports;
    const before = (await checkpoints.get(WORKSPACE, CHECKPOINT))!;
    expect(before).toMatchObject({ rung: 1, startRung: 1, policyVersion: 1, trusts: [], costOfError: null });
    expect(before.policy).toMatchObject({ ...POLICY, rule: { type: 'eprocess' }, labelWithin: '14d' });
    const earner = { segment: 'default', agentVersion: 'agent' };
    const name = { flowId: FLOW, key: 'gate', ...earner };
    expect(await store.loadCheckpoint(WORKSPACE, name)).toMatchObject({ rung: 1, epoch: 1 });
    const run = aRun({ flowId: FLOW });
    const visit = { runId: run.id, node: 'gate', visit: 1, ...earner };
    const facts = { rung: 1, band: 1, policyVersion: 1, confidence: 1, amount: null, probability: 0.1 };
    const rates = { evidence: 0.1, targeted: 0, total: 0.1 };
    const entry = {
      type: 'decided',
      ...visit,
      ...facts,
      decision: 'passed',
      lanes: [],
      rates,
      epoch: 1,
    } as const;
    const cause = { type: 'signal', name: 's', payload: null } as const;
    await store.commitTurns([aStart(run)], LEASE);
    const turn = aTurn({
      runId: run.id,
      cause,
      ledger: [{ checkpointId: CHECKPOINT, entry: { ...entry, lanes: [] } }],
    });
    expect(await store.commitTurns([turn], LEASE)).toMatchObject([{ type: 'committed' }]);
    const after = (await checkpoints.get(WORKSPACE, CHECKPOINT))!;
    expect(after.trusts.map(({ state }) => state)).toMatchObject([
      { epoch: 1, rung: 1, counts: { passed: 1, judgedHeld: 0 } },
    ]);
    const proof = await checkpoints.proof(WORKSPACE, CHECKPOINT);
    expect(proof).toMatchObject({ differences: [], trusts: [{ isEqual: true }] });
  });

  it('its audit chain is whole under the head it had, goes on, and an edit of before is still found (G11)', async () => {
    const { audit } = ports;
    const [first, second] = await audit.list(WORKSPACE, 0, 2);
    expect(second).toMatchObject({ seq: 2, previousHash: first!.hash, payloadHash: contentHash({ seq: 2 }) });
    const { rows, findings } = await audit.verify(WORKSPACE, { seq: 2, hash: second!.hash });
    // The two of before, the verdict, and the epoch that began.
    expect({ rows, findings }).toEqual({ rows: 4, findings: [] });
    expect((await audit.verify(EDITED)).findings).toEqual([
      { seq: 1, message: 'The entry was edited.' },
      { seq: 2, message: 'The entry before was replaced, or this one was inserted or moved.' },
    ]);
  });
});
