import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { draw, post } from '../chaos/flows/draw.ts';
import { ROOT } from '../server/program.ts';
import { RestClient } from '../server/RestClient.ts';
import { RunningServer, runProgram } from '../server/RunningServer.ts';
import { StudioClient } from '../server/StudioClient.ts';
import { waitFor } from '../server/waitFor.ts';
import { EffectLedger } from './EffectLedger.ts';
import { freePort } from './freePort.ts';
import { Persistent } from './Persistent.ts';

const POISON = join(import.meta.dirname, '../chaos/world/poison.ts');
const FLOW = 'blocking';
const SCOPES = ['runs:read', 'runs:write', 'flows:write', 'checkpoints:write'] as const;
/** Found out soon, but not before it has started; and taken up again soon. */
const QUICK = { BLOCKED_SECONDS: '4', LEASE_SECONDS: '3' };
const LIMIT_MS = 240_000;
const AWAY_MS = 60_000;

/** A step that never gives its first process back. */
const blockingFlow = (host: string) =>
  draw({
    name: 'Blocking',
    input: {},
    nodes: { start: ['trigger', {}], block: post(host, 'loop?once'), done: ['end', { outcome: 'done' }] },
    wires: ['start.next → block', 'block.done → done'],
  });

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'countersign-restart-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const start = async (options: { env?: Record<string, string>; preload?: string[] } = {}) =>
  RunningServer.start({
    ...options,
    dataDir: join(folder, 'data'),
    port: await freePort(),
    args: ['--empty', '--restart'],
  });

const isThere = (url: string): Promise<boolean> =>
  fetch(`${url}/ready`).then(
    ({ status }) => status === 200,
    () => false,
  );

describe('a server that is kept running', () => {
  it('is what a newcomer starts', async () => {
    const { scripts } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8'));
    expect(scripts.start).toMatch(/main\.ts start --restart$/);
  });

  it(
    'comes back when the watchdog has ended it, and the step that blocked it is done',
    async () => {
      await using ledger = await EffectLedger.open();
      const server = await start({ env: QUICK, preload: [POISON] });
      const studio = await StudioClient.signIn(server, 'demo');
      await studio.mutate('settings.save', { allowedHosts: [ledger.host] });
      const client = new RestClient(server.url, await studio.createKey(SCOPES));
      await client.call(z.unknown(), 'PUT', `/flows/${FLOW}`, blockingFlow(ledger.host));
      await client.call(z.unknown(), 'POST', `/flows/${FLOW}/publish`);
      const people = new Persistent(() => client);
      const { id } = await people.start(FLOW, {}, 'once');
      const isEnded = async () => {
        const { body } = await people.send('GET', `/runs/${id}`);
        return (body as { status: string }).status === 'ended' || undefined; // safe: the answer of a run
      };
      await waitFor(isEnded, { withinMs: LIMIT_MS });
      expect(server.output).toContain('without answering anything and is ended');
      expect(server.output.match(/has ended \(SIGKILL\) and is started again/g)).toHaveLength(1);
      expect(await ledger.deliveries()).toHaveLength(1);
      expect(await server.stop()).toBe(0);
    },
    LIMIT_MS,
  );

  it(
    'stops on Ctrl-C with its database, and does not come back',
    async () => {
      const server = await start();
      expect(await server.stop('SIGINT')).toBe(0);
      expect(await isThere(server.url)).toBe(false);
      expect(existsSync(join(folder, 'data/postgres/postmaster.pid'))).toBe(false);
    },
    LIMIT_MS,
  );

  it(
    'ends with whoever keeps it running, however that ended',
    async () => {
      const server = await start();
      await server.kill();
      await waitFor(async () => !(await isThere(server.url)) || undefined, { withinMs: AWAY_MS });
      const postmaster = join(folder, 'data/postgres/postmaster.pid');
      await waitFor(async () => !existsSync(postmaster) || undefined, { withinMs: AWAY_MS });
    },
    LIMIT_MS,
  );

  it(
    'is not started again when it refuses to begin',
    async () => {
      const { code, output } = await runProgram(['start', '--restart', '--role', 'nothing'], {
        dataDir: join(folder, 'data'),
      });
      expect(code).toBe(2);
      const refused = await runProgram(['start', '--restart'], {
        dataDir: join(folder, 'data'),
        env: { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/nothing' },
      });
      expect(refused.code).toBe(2);
      expect(refused.output).toContain('cannot be reached');
      expect(output + refused.output).not.toContain('started again');
    },
    LIMIT_MS,
  );
});
