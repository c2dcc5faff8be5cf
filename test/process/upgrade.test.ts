import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTestDatabase, type TestDatabase } from '@countersign/postgres/testing';
import type { Sql } from 'postgres';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { end, environment, spawnProgram } from '../server/program.ts';
import { RestClient } from '../server/RestClient.ts';
import { RunningServer } from '../server/RunningServer.ts';
import { waitFor } from '../server/waitFor.ts';
import { EffectLedger } from './EffectLedger.ts';
import { olderDatabase } from './olderDatabase.ts';
import { publishLedgerFlow } from './publishLedgerFlow.ts';

const FLOW = 'two-effects';
/** The next migration makes a table and then reads the audit chain, which is where it is killed. */
const OLDER_SCHEMA = 35;

let folder: string;
let ledger: EffectLedger;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'countersign-upgrade-'));
  ledger = await EffectLedger.open();
});
afterAll(async () => {
  await ledger[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

const optionsOn = ({ url }: TestDatabase) => ({
  dataDir: join(folder, 'data'),
  env: { DATABASE_URL: url },
  args: ['--empty'],
});

it('keeps waiting runs, keys and sign-in links although the upgrade is killed half-way (G10)', async () => {
  await using older = await databaseOfBefore();
  const { database, key, link, runs } = older;
  await killHalfWay(database);
  const { sql } = database;
  expect(await sql`select max(number) as number from schema_migrations`).toEqual([{ number: OLDER_SCHEMA }]);
  expect(await sql`select to_regclass('switchings') as "table"`).toEqual([{ table: null }]);

  await using server = await RunningServer.start(optionsOn(database));
  const client = new RestClient(server.url, key);
  expect((await client.runs(FLOW)).map(({ id, status }) => [id, status])).toEqual(
    runs.map((id) => [id, 'waiting']),
  );
  expect((await client.start(FLOW, { amount: 100 }, 'waiting-0')).id).toBe(runs.at(-1));
  const { items } = await client.openReviews();
  expect(items).toHaveLength(runs.length);
  for (const { id, etag } of items)
    expect((await client.decide(id, etag, { type: 'approve' })).status).toBe(200);
  for (const id of runs) {
    await waitFor(async () => (await client.run(id)).status === 'ended' || undefined);
  }
  const delivered = (await ledger.deliveries()).map(({ path }) => path);
  expect(delivered.toSorted()).toEqual(['/pay', '/pay', '/reserve', '/reserve']);
  expect(await signIn(server, link)).toBe(204);
  expect(await signIn(server, link)).toBe(404);
  expect(await server.command('audit', 'verify')).toContain('0 findings');
}, 240_000);

/** An older program's database: two runs that wait for a person, a key, and a sign-in link that nobody has used. */
async function databaseOfBefore() {
  await using filled = await createTestDatabase();
  await using server = await RunningServer.start(optionsOn(filled));
  const key = await publishLedgerFlow(server, FLOW, ledger.host);
  const client = new RestClient(server.url, key);
  for (const n of [0, 1]) await client.start(FLOW, { amount: 100 + n }, `waiting-${n}`);
  await waitFor(async () => (await client.openReviews()).items.length === 2 || undefined);
  const runs = (await client.runs(FLOW)).map(({ id }) => id);
  const link = (await server.command('user', 'create', '--email', 'rita@example.com')).trim();
  await server.stop();
  const database = await olderDatabase(filled, OLDER_SCHEMA);
  await storeAsBefore(database.sql, { key, link });
  return { database, key, link, runs, [Symbol.asyncDispose]: () => database[Symbol.asyncDispose]() };
}

/** What the older program kept of secrets, whatever this one does. */
async function storeAsBefore(sql: Sql, { key, link }: { key: string; link: string }): Promise<void> {
  const hash = (secret: string) => createHash('sha256').update(secret);
  const keys = await sql`update apikey set key = ${hash(key).digest('hex')} returning id`;
  const identifier = `magic-link:${hash(tokenOf(link)).digest('base64url')}`;
  const links = await sql`update verification set identifier = ${identifier} returning id`;
  expect([keys.length, links.length]).toEqual([1, 1]);
}

/** Starts this program on the database and kills it in the middle of its first migration. */
async function killHalfWay(database: TestDatabase): Promise<void> {
  const { args, dataDir, ...options } = optionsOn(database);
  const backend = await database.sql.begin(async (tx) => {
    await tx`lock table audit in access exclusive mode`;
    const { child } = spawnProgram(['start', ...args], environment(dataDir, options));
    const pid = await waitFor(() => waitingFor(database.sql, 'audit'));
    await end(child, 'SIGKILL');
    return pid;
  });
  await waitFor(async () => {
    const left = await database.sql`select from pg_stat_activity where pid = ${backend}`;
    return left.length === 0 || undefined;
  });
}

/** The server process that waits for this table; nothing when there is none. */
async function waitingFor(sql: Sql, table: string): Promise<number | undefined> {
  const [lock] = await sql<{ pid: number }[]>`
    select pid from pg_locks where relation = to_regclass(${table}) and not granted`;
  return lock?.pid;
}

const tokenOf = (link: string): string => new URL(link).searchParams.get('token') ?? '';

async function signIn({ url }: RunningServer, link: string): Promise<number> {
  const answer = await fetch(`${url}/api/sign-in/link`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token: tokenOf(link) }),
  });
  return answer.status;
}
