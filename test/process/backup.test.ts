import { copyFile, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { RestClient } from '../server/RestClient.ts';
import { RunningServer, runProgram } from '../server/RunningServer.ts';
import { waitFor } from '../server/waitFor.ts';
import { EffectLedger } from './EffectLedger.ts';
import { publishLedgerFlow } from './publishLedgerFlow.ts';

const FLOW = 'two-effects';
const WAITING = 5;

let folder: string;
let ledger: EffectLedger;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'countersign-backup-'));
  ledger = await EffectLedger.open();
});
afterAll(async () => {
  await ledger[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

const at = (name: string) => join(folder, name);

it('backs up while runs are worked on; restored elsewhere, what waits is answered and every run ends', async () => {
  const file = at('backup.gz');
  let key = '';
  let exported = '';
  {
    await using server = await RunningServer.start({ dataDir: at('first'), args: ['--empty'] });
    key = await publishLedgerFlow(server, FLOW, ledger.host);
    const client = new RestClient(server.url, key);
    for (let n = 0; n < WAITING; n += 1) await client.start(FLOW, { amount: 100 + n }, `waiting-${n}`);
    await waitFor(async () => (await openReviews(client)) >= WAITING || undefined);
    exported = await server.command('audit', 'head');
    let isBusy = true;
    const busy = (async () => {
      for (let n = 0; isBusy; n += 1) await client.start(FLOW, { amount: n % 50 }, `passing-${n}`);
    })();
    const backedUp = await server.command('backup', file);
    isBusy = false;
    await busy;
    expect(backedUp).toContain('keep COUNTERSIGN_SECRET');
    await expect(server.command('backup', file)).rejects.toThrow('exists already');
    expect((await stat(file)).mode & 0o077).toBe(0);
    const refused = await runProgram(['restore', file], { dataDir: at('first') });
    expect(refused).toMatchObject({ code: 2, output: expect.stringContaining('The target is not empty') });
  }

  const restored = await runProgram(['restore', file], { dataDir: at('second') });
  expect(restored).toMatchObject({ code: 0, output: expect.stringContaining('COUNTERSIGN_SECRET') });
  await copyFile(join(at('first'), 'secret'), join(at('second'), 'secret'));
  await using server = await RunningServer.start({ dataDir: at('second'), args: ['--empty'] });
  const verified = await server.command('audit', 'verify', '--head', exported.trim());
  expect(verified).toContain('0 findings');
  const client = new RestClient(server.url, key);
  const runs = await client.runs(FLOW);
  expect(runs.length).toBeGreaterThanOrEqual(WAITING);
  expect(await openReviews(client)).toBeGreaterThanOrEqual(WAITING);
  const again = await client.start(FLOW, { amount: 100 }, 'waiting-0');
  expect(runs.map(({ id }) => id)).toContain(again.id);
  await waitFor(
    async () => {
      await approveAll(client);
      return (
        !((await client.hasRuns(FLOW, 'running')) || (await client.hasRuns(FLOW, 'waiting'))) || undefined
      );
    },
    { withinMs: 60_000 },
  );
  const ended = await client.runs(FLOW);
  expect(ended.map(({ status }) => status)).toEqual(runs.map(() => 'ended'));
  const foreign = await runProgram(['restore', file], {
    dataDir: at('third'),
    env: { COUNTERSIGN_SECRET: 'another secret of thirty-two characters' },
  });
  expect(foreign).toMatchObject({ code: 2, output: expect.stringContaining('another secret') });
}, 240_000);

const openReviews = async (client: RestClient): Promise<number> => (await client.openReviews()).items.length;

async function approveAll(client: RestClient): Promise<void> {
  for (const { id, etag } of (await client.openReviews()).items) {
    await client.decide(id, etag, { type: 'approve' });
  }
}
