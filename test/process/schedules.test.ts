import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTestDatabase, type TestDatabase } from '@countersign/postgres/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { RestClient } from '../server/RestClient.ts';
import { RunningServer } from '../server/RunningServer.ts';
import { StudioClient } from '../server/StudioClient.ts';
import { WorkerProcess } from '../server/WorkerProcess.ts';
import { waitFor } from '../server/waitFor.ts';

const ROUNDS = 6;
const MINUTES = 20;

let database: TestDatabase;
let dataDir: string;
let server: RunningServer;
const workers: WorkerProcess[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  dataDir = await mkdtemp(join(tmpdir(), 'countersign-schedules-'));
  server = await RunningServer.start({ dataDir, env: environment(), args: ['--role', 'api', '--empty'] });
  workers.push(aWorker(), aWorker());
  await Promise.all(workers.map(({ atWork }) => atWork));
});
afterAll(async () => {
  await Promise.all(workers.map((worker) => worker.stop()));
  await server?.stop();
  await database[Symbol.asyncDispose]();
  await rm(dataDir, { recursive: true, force: true });
});

const environment = () => ({ DATABASE_URL: database.url });
const aWorker = () => new WorkerProcess(dataDir, { env: environment() });

/** Starts and ends by itself, at every minute; what was missed is made up for. */
const minutely = () => ({
  schema: 'countersign.flow/1',
  name: 'Every minute',
  nodes: [
    {
      ...{ id: 'start', kind: 'trigger', title: 'Start', position: { x: 0, y: 0 } },
      config: { channels: ['schedule'], schedule: { cron: '* * * * *', missed: 'all' } },
    },
    { id: 'done', kind: 'end', title: 'Done', position: { x: 200, y: 0 }, config: { outcome: 'done' } },
  ],
  edges: [{ id: 'start-next', source: 'start', port: 'next', target: 'done' }],
});

const Schedule = z.looseObject({ token: z.number(), since: z.date() });

async function schedule(): Promise<z.infer<typeof Schedule>> {
  const [row] = await database.sql`select token, since from schedules`;
  return Schedule.parse(row);
}

it('starts one run for each of its times although two workers look and one of them is killed', async () => {
  const studio = await StudioClient.signIn(server, 'demo');
  const key = await studio.createKey(['runs:read', 'flows:read', 'flows:write']);
  const client = new RestClient(server.url, key);
  await client.call(z.unknown(), 'PUT', '/flows/minutely', minutely());
  await client.call(z.unknown(), 'POST', '/flows/minutely/publish');

  for (let round = 0; round < ROUNDS; round += 1) {
    // The same times again, and some before them: as if nobody had noted what was started. The token as everybody does who
    // changes a schedule, or a look that is under way would put the time back.
    const [set] = await database.sql`
      update schedules set due_at = now(), token = token + 1,
        since = date_trunc('minute', now()) - ${MINUTES + round} * interval '1 minute' - interval '1 second'
      returning token, since`;
    const { token } = Schedule.parse(set);
    if (round === 2) {
      await workers.shift()?.kill();
      workers.push(aWorker());
    }
    const horizon = new Date(Date.now() - 5 * 60_000);
    await waitFor(
      async () => {
        const now = await schedule();
        return (now.token > token && now.since > horizon) || undefined;
      },
      { withinMs: 60_000 },
    );
  }

  const runs = await client.runs('minutely');
  const keys = await database.sql<{ key: string }[]>`
    select idempotency_key as key from runs order by idempotency_key`;
  const slots = keys.map(({ key: name }) => Date.parse(name.split(' ')[2] ?? ''));
  expect(runs.length).toBe(slots.length);
  expect(slots.length).toBeGreaterThanOrEqual(MINUTES + ROUNDS - 1);
  for (const [index, slot] of slots.slice(1).entries()) expect(slot - (slots[index] ?? 0)).toBe(60_000);
  expect(runs.every(({ status }) => status === 'ended')).toBe(true);
  const [shown] = (await client.call(z.object({ items: z.array(z.unknown()) }), 'GET', '/schedules')).items;
  expect(shown).toMatchObject({ flow: 'minutely', last: { status: 'started', problem: null } });
}, 180_000);
