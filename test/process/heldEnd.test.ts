import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { drawnFlow } from '../e2e/drawnFlow.ts';
import { RestClient } from '../server/RestClient.ts';
import { RunningServer } from '../server/RunningServer.ts';
import { waitFor } from '../server/waitFor.ts';
import { EffectLedger } from './EffectLedger.ts';
import { publishLedgerFlow } from './publishLedgerFlow.ts';

const FLOW = 'trip';
const LEASE_SECONDS = '10';
const Incidents = z.object({
  items: z.array(z.looseObject({ key: z.string(), problem: z.looseObject({ code: z.string() }) })),
});

let dataDir: string;
let ledger: EffectLedger;
let server: RunningServer;
let key: string;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'countersign-ends-'));
  ledger = await EffectLedger.open();
  server = await open();
  key = await publishLedgerFlow(server, FLOW, ledger.host, tripOn(ledger.host));
}, 120_000);
afterAll(async () => {
  await server?.stop();
  await ledger?.[Symbol.asyncDispose]();
  await rm(dataDir, { recursive: true, force: true });
});

const open = () => RunningServer.start({ dataDir, args: ['--empty'], env: { LEASE_SECONDS } });

/** Two bookings at the same time, each answered when the ledger is told to, and taken back by a call of their own. */
function tripOn(host: string): unknown {
  const operation = (path: string) => ({
    ...{ type: 'http', method: 'POST', url: `http://${host}/${path}`, body: { run: '{{ run.id }}' } },
  });
  const booking = (name: string, mode: string) => ({
    title: name,
    config: {
      ...{ operation: operation(`${name}?held`), mode, reversible: true, retries: 10, timeout: '5m' },
      undo: operation(`${name}-back/{{ steps.${name}.body.delivery }}`),
    },
  });
  const branches = ['one', 'two'].map((port) => ({ port, title: port }));
  return drawnFlow({
    name: 'Trip',
    steps: {
      'trigger start': { title: 'Start' },
      'parallel fork': { title: 'Fork', config: { branches } },
      'action hotel': { ...booking('hotel', 'atLeastOnce') },
      'action flight': { ...booking('flight', 'once') },
      'join both': { title: 'Both' },
      'end booked': { title: 'Booked', config: { outcome: 'booked' } },
    },
    wires: [
      ...(['start.next fork', 'fork.one hotel', 'fork.two flight'] as const),
      ...(['hotel.done both', 'flight.done both', 'both.next booked'] as const),
    ],
  });
}

/** A run that is cancelled with undo while both of its bookings wait for their answers. */
async function cancelledUnderWay() {
  const client = new RestClient(server.url, key);
  const { id } = await client.start(FLOW, {});
  await waitFor(async () => (await ledger.openRequests()) === 2 || undefined);
  const cancelled = await client.send('POST', `/runs/${id}/cancel`, { body: { undo: true } });
  expect(cancelled).toMatchObject({ status: 200, body: { status: 'running' } });
  return id;
}

const typesOf = async (id: string) =>
  (await new RestClient(server.url, key).events(id)).map(({ type }) => type);

/** What has reached the ledger about a run, by path. */
async function deliveriesOf(id: string): Promise<string[]> {
  const all = await ledger.deliveries();
  return all.filter(({ body }) => body.includes(id)).map(({ path }) => path);
}

const becomes = (id: string, status: string) =>
  waitFor(async () => (await new RestClient(server.url, key).run(id)).status === status || undefined, {
    withinMs: 60_000,
  });

describe('G3: a run that is cancelled while actions are under way', () => {
  it('waits for their answers, takes back what they did, and then ends', async () => {
    const id = await cancelledUnderWay();
    const again = await new RestClient(server.url, key).send('POST', `/runs/${id}/cancel`, { body: {} });
    expect(again).toMatchObject({ status: 409, body: { code: 'run_ending' } });
    await ledger.answerHeld();
    await becomes(id, 'cancelled');
    const delivered = await deliveriesOf(id);
    expect(delivered.slice(0, 2).sort()).toEqual(['/flight?held', '/hotel?held']);
    expect(delivered.slice(2).sort()).toEqual(['/flight-back/1', '/hotel-back/1']);
    const types = await typesOf(id);
    expect(types.slice(types.indexOf('end.held'))).toEqual([
      ...['end.held', 'action.done', 'action.done'],
      ...['undo.begun', 'action.undone', 'action.undone', 'run.cancelled'],
    ]);
  }, 120_000);

  it('asks a person about each when the server is killed meanwhile, and repeats none; the audit chain has the answers (G11)', async () => {
    const id = await cancelledUnderWay();
    await server.kill();
    await ledger.answerHeld();
    server = await open();
    const client = new RestClient(server.url, key);
    const incidents = await waitFor(
      async () => {
        const { items } = await client.call(Incidents, 'GET', `/incidents?run=${id}`);
        return items.length === 2 ? items : undefined;
      },
      { withinMs: 60_000 },
    );
    expect(incidents.map(({ problem }) => problem.code)).toEqual(['outcome_unknown', 'outcome_unknown']);
    expect(await deliveriesOf(id)).toHaveLength(2);
    const says = (body: object) => client.send('POST', `/runs/${id}/incidents/resolve`, { body });
    expect(await says({ key: 'hotel/1', resolution: 'retry' })).toMatchObject({
      ...{ status: 409, body: { code: 'run_ending' } },
    });
    expect(
      await says({ key: 'hotel/1', resolution: 'skip', value: { body: { delivery: 7 } } }),
    ).toMatchObject({
      status: 200,
    });
    expect(await says({ key: 'flight/1', resolution: 'fail' })).toMatchObject({ status: 200 });
    await becomes(id, 'cancelled');
    expect((await deliveriesOf(id)).slice(2)).toEqual(['/hotel-back/7']);
    expect((await typesOf(id)).filter((type) => type === 'run.cancelled')).toHaveLength(1);
    expect(await server.command('audit', 'verify')).toContain('0 findings');
  }, 180_000);
});
