import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTestDatabase } from '@countersign/postgres/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { RestClient } from '../server/RestClient.ts';
import { RunningServer, runProgram } from '../server/RunningServer.ts';

const SCOPES = ['runs:read', 'flows:read'];
const START_MS = 60_000;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'countersign-start-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('starting', () => {
  it(
    'stops on Ctrl-C within seconds, takes its database down, and starts again on the same data',
    async () => {
      const dataDir = join(folder, 'data');
      const first = await RunningServer.start({ dataDir });
      const key = await first.createKey('demo', SCOPES);
      const stoppedAt = performance.now();
      expect(await first.stop('SIGINT')).toBe(0);
      expect(performance.now() - stoppedAt).toBeLessThan(30_000);
      expect(existsSync(join(dataDir, 'postgres/postmaster.pid'))).toBe(false);
      const second = await RunningServer.start({ dataDir });
      const flows = await new RestClient(second.url, key).send('GET', '/flows');
      expect(flows.status).toBe(200);
      expect(await second.stop('SIGTERM')).toBe(0);
    },
    2 * START_MS,
  );

  it(
    'says that its port is taken and by which variable to choose another',
    async () => {
      await using taken = await listen();
      const dataDir = join(folder, 'data');
      const { code, output } = await runProgram(['start'], { dataDir, port: taken.port });
      expect(code).toBe(2);
      expect(output).toContain(String(taken.port));
      expect(output).toContain('PORT');
      expect(output).not.toMatch(/^\s+at .*\.ts:/m);
      expect(existsSync(join(dataDir, 'postgres/postmaster.pid'))).toBe(false);
    },
    START_MS,
  );

  it(
    'joins the database of a process that runs on the same data, and outlives it',
    async () => {
      const dataDir = join(folder, 'data');
      const first = await RunningServer.start({ dataDir, args: ['--empty'] });
      const key = await first.createKey('demo', SCOPES);
      const second = await RunningServer.start({ dataDir, args: ['--empty'] });
      expect(second.url).not.toBe(first.url);
      expect((await new RestClient(second.url, key).send('GET', '/flows')).status).toBe(200);
      await first.stop();
      expect((await new RestClient(second.url, key).send('GET', '/flows')).status).toBe(200);
      await second.stop();
    },
    2 * START_MS,
  );

  it(
    'uses the Postgres of DATABASE_URL and starts none of its own',
    async () => {
      await using database = await createTestDatabase();
      const dataDir = join(folder, 'data');
      const server = await RunningServer.start({
        dataDir,
        args: ['--empty'],
        env: { DATABASE_URL: database.url },
      });
      const key = await server.createKey('demo', SCOPES);
      expect((await new RestClient(server.url, key).send('GET', '/flows')).status).toBe(200);
      expect(existsSync(join(dataDir, 'postgres'))).toBe(false);
      await server.stop();
    },
    START_MS,
  );

  it(
    'keeps its data below a folder that is closed to everybody else, as root too',
    async () => {
      const home = join(folder, 'home');
      await mkdir(home);
      await chmod(home, 0o700);
      const server = await RunningServer.start({ dataDir: join(home, 'data'), args: ['--empty'] });
      expect((await fetch(`${server.url}/ready`)).status).toBe(200);
      await server.stop();
    },
    START_MS,
  );
});

async function listen() {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const dispose = () => new Promise<void>((resolve) => server.close(() => resolve()));
  return { port, [Symbol.asyncDispose]: dispose };
}
