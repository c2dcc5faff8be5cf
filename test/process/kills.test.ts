import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { RestClient } from '../server/RestClient.ts';
import { RunningServer } from '../server/RunningServer.ts';
import { waitFor } from '../server/waitFor.ts';
import { EffectLedger } from './EffectLedger.ts';
import { REVIEWED_ABOVE } from './ledgerFlow.ts';
import { Persistent } from './Persistent.ts';
import { publishLedgerFlow } from './publishLedgerFlow.ts';

const KILLS = 4;
const RUNS_PER_LIFE = 10;
/** How long a kill may wait for the first effect of its runs. */
const AIM_MS = 60_000;
/** How long it may come after that at most. */
const AFTER_MS = 400;
const FLOW = 'two-effects';
const FINAL_EVENTS = ['run.ended', 'run.failed', 'run.cancelled'];

let dataDir: string;
let ledger: EffectLedger;
let server: RunningServer;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'countersign-kills-'));
  ledger = await EffectLedger.open();
});
afterAll(async () => {
  await server?.stop();
  await ledger[Symbol.asyncDispose]();
  await rm(dataDir, { recursive: true, force: true });
});

it('ends every run once and records every effect once although the server is killed again and again', async () => {
  server = await RunningServer.start({ dataDir, args: ['--empty'] });
  const key = await publishLedgerFlow(server, FLOW, ledger.host);
  const cases = Array.from({ length: KILLS * RUNS_PER_LIFE }, (_, index) => ({
    key: `case-${index}`,
    amount: index,
  }));
  const people = new Persistent(() => new RestClient(server.url, key));
  const reviewing = people.answerReviews([FLOW]);
  const started = [];
  let killsInFlight = 0;

  for (let life = 0; life < KILLS; life += 1) {
    const batch = cases.slice(life * RUNS_PER_LIFE, (life + 1) * RUNS_PER_LIFE);
    started.push(...batch.map((item) => people.start(FLOW, { amount: item.amount }, item.key)));
    // The first kill meets an effect, of which the ledger has just told; the others come whenever they come.
    let isInFlight = await ledger.isBusyWithin(AIM_MS);
    if (life > 0) {
      await delay(Math.random() * AFTER_MS);
      isInFlight = (await ledger.openRequests()) > 0;
    }
    if (isInFlight) killsInFlight += 1;
    await server.kill();
    server = await RunningServer.start({ dataDir, args: ['--empty'] });
  }

  const runs = await Promise.all(started);
  const client = new RestClient(server.url, key);
  await waitFor(async () => (await isIdle(client)) || undefined, { withinMs: 90_000 });
  people.goHome();
  await reviewing;

  expect(killsInFlight).toBeGreaterThan(0);
  expect(new Set(runs.map(({ id }) => id)).size).toBe(cases.length);
  expect((await client.runs(FLOW)).map(({ status }) => status)).toEqual(cases.map(() => 'ended'));
  for (const run of runs) await expectOneStory(client, run.id);
  await expectEachEffectOnce(runs.map(({ id }) => id));
}, 600_000);

async function isIdle(client: RestClient): Promise<boolean> {
  return !(await client.hasRuns(FLOW, 'running')) && !(await client.hasRuns(FLOW, 'waiting'));
}

/** The events of a run have no gap, one end, one result per effect, and a verdict exactly where one was needed. */
async function expectOneStory(client: RestClient, id: string): Promise<void> {
  const events = await client.events(id);
  const count = (type: string) => events.filter((event) => event.type === type).length;
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
  expect(events.filter(({ type }) => FINAL_EVENTS.includes(type))).toHaveLength(1);
  expect(count('action.done')).toBe(2);
  const [{ data } = { data: null }] = events;
  const { input } = z.looseObject({ input: z.object({ amount: z.number() }) }).parse(data);
  expect(count('verdict.taken')).toBe(input.amount > REVIEWED_ABOVE ? 1 : 0);
}

/** Every effect reached the ledger under one key of its own; a repeated delivery said the same again. */
async function expectEachEffectOnce(runs: readonly string[]): Promise<void> {
  const deliveries = await ledger.deliveries();
  const bodies = new Map<string, Set<string>>();
  for (const { path, key, body } of deliveries) {
    const seen = bodies.get(key) ?? new Set();
    bodies.set(key, seen.add(`${path} ${body}`));
  }
  expect(bodies.size).toBe(runs.length * 2);
  expect([...bodies.values()].filter((seen) => seen.size > 1)).toEqual([]);
  const delivered = new Set(deliveries.map(({ path, body }) => `${path} ${runOf(body)}`));
  const expected = runs.flatMap((id) => [`/reserve ${id}`, `/pay ${id}`]);
  expect([...delivered].sort()).toEqual(expected.sort());
}

const runOf = (body: string): string => z.looseObject({ run: z.string() }).parse(JSON.parse(body)).run;
