import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { connect } from '../connect.ts';
import { accepts } from './accepts.ts';
import { EmbeddedServer } from './EmbeddedServer.ts';

const HOLDER = fileURLToPath(new URL('../testing/holdServer.ts', import.meta.url));

let home: string;
let dataDir: string;

// Most tests share a folder, because making one takes a second.
beforeAll(async () => {
  // Closed to others, as root's home is: nothing below may be reached by path from another account.
  home = await mkdtemp(path.join(os.tmpdir(), 'countersign-home-'));
  dataDir = path.join(home, 'project', '.data');
});

afterAll(() => rm(home, { recursive: true, force: true }));

/** Another process that uses the server; answers it with the server's process id. */
async function holdServer(): Promise<{ holder: ChildProcess; serverPid: number }> {
  const holder = spawn(process.execPath, [HOLDER, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = await once(holder.stdout!, 'data');
  return { holder, serverPid: Number(String(line)) };
}

async function end(holder: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  holder.kill(signal);
  await once(holder, 'exit');
}

describe('EmbeddedServer', () => {
  it('makes its folder below a home that is closed to others, and keeps what was written', async () => {
    const first = await EmbeddedServer.open(dataDir);
    await first.maintenance`create table kept as select 42 as answer`;
    await first.close();
    expect(await isUp(first)).toBe(false);
    const second = await EmbeddedServer.open(dataDir);
    const rows = await second.maintenance`select answer from kept`;
    await second.close();
    expect((await stat(home)).mode & 0o077).toBe(0);
    expect(rows).toEqual([{ answer: 42 }]);
  });

  it('keeps fsync on (durability) and listens on the loopback interface alone', async () => {
    await using server = await closing(EmbeddedServer.open(dataDir));
    const [row] = await server.maintenance`
      select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit,
        current_setting('full_page_writes') as pages, current_setting('listen_addresses') as address`;
    expect(row).toEqual({ fsync: 'on', commit: 'on', pages: 'on', address: '127.0.0.1' });
  });

  it('keeps its password where only the owner can read it, and lets nobody in without', async () => {
    await using server = await closing(EmbeddedServer.open(dataDir));
    const file = await stat(path.join(dataDir, 'postgres', 'countersign.password'));
    const url = new URL(server.databaseUrl('postgres'));
    url.password = 'guessed';
    const guest = connect(url.href, { max: 1 });
    await expect(guest`select 1`).rejects.toMatchObject({ code: '28P01' });
    await guest.end();
    expect(file.mode & 0o777).toBe(0o600);
  });

  it('starts one server for several processes that begin at once with an empty folder', async () => {
    const emptyFolder = path.join(home, 'empty');
    const servers = await Promise.all([1, 2, 3].map(() => EmbeddedServer.open(emptyFolder)));
    const pids = new Set(servers.map(({ pid }) => pid));
    await Promise.all(servers.map((server) => server.close()));
    expect(pids.size).toBe(1);
    expect(await isUp(servers[0]!)).toBe(false);
    expect(await readdir(emptyFolder)).toEqual(['postgres', 'postgres.log']);
  });

  it('outlives the process that started it until the last one leaves', async () => {
    const { holder, serverPid } = await holdServer();
    const joined = await EmbeddedServer.open(dataDir);
    await end(holder, 'SIGINT');
    const answer = await joined.maintenance`select 1 as one`;
    await joined.close();
    expect(joined.pid).toBe(serverPid);
    expect(answer).toEqual([{ one: 1 }]);
    expect(await isUp(joined)).toBe(false);
  });

  it('is joined after its starter was killed', async () => {
    const { holder, serverPid } = await holdServer();
    await end(holder, 'SIGKILL');
    const joined = await EmbeddedServer.open(dataDir);
    await joined.close();
    expect(joined.pid).toBe(serverPid);
    expect(await isUp(joined)).toBe(false);
  });

  it('comes back by itself on the same port after it was killed, with everything acknowledged', async () => {
    await using server = await closing(EmbeddedServer.open(dataDir));
    const url = server.databaseUrl('postgres');
    const killed = server.pid;
    await server.maintenance`create table acknowledged as select 42 as answer`;
    process.kill(killed, 'SIGKILL');
    await vi.waitUntil(() => server.pid !== killed, { timeout: 15_000 });
    expect(await server.maintenance`select answer from acknowledged`).toEqual([{ answer: 42 }]);
    expect(server.databaseUrl('postgres')).toBe(url);
  });

  it('comes back on the port that its processes know, whoever is first to start it', async () => {
    const known = await Promise.all([1, 2, 3].map(() => EmbeddedServer.open(dataDir)));
    const url = known[0]!.databaseUrl('postgres');
    for (let kill = 0; kill < 3; kill += 1) {
      process.kill(known[0]!.pid, 'SIGKILL');
      const newcomer = await EmbeddedServer.open(dataDir);
      await vi.waitUntil(() => known.every(({ pid }) => pid === newcomer.pid), { timeout: 20_000 });
      const urls = [...known, newcomer].map((server) => server.databaseUrl('postgres'));
      await newcomer.close();
      expect(urls).toEqual([url, url, url, url]);
    }
    await Promise.all(known.map((server) => server.close()));
  });

  it('starts on another port when a stranger has taken its own', async () => {
    const before = await EmbeddedServer.open(dataDir);
    await before.close();
    const stranger = createServer().listen(Number(new URL(before.databaseUrl('postgres')).port), '127.0.0.1');
    await once(stranger, 'listening');
    await using server = await closing(EmbeddedServer.open(dataDir));
    stranger.close();
    expect(server.databaseUrl('postgres')).not.toBe(before.databaseUrl('postgres'));
    expect(await server.maintenance`select 1 as one`).toEqual([{ one: 1 }]);
  });

  it('is not fooled by a lock file that names another living program', async () => {
    const lines = [process.pid, dataDir, 0, 5432, '', '127.0.0.1', '', 'ready'];
    await writeFile(path.join(dataDir, 'postgres', 'postmaster.pid'), `${lines.join('\n')}\n`);
    await using server = await closing(EmbeddedServer.open(dataDir));
    expect(await server.maintenance`select 1 as one`).toEqual([{ one: 1 }]);
  });

  it('removes what a starter killed while making the folder left behind', async () => {
    const { holder } = await holdServer();
    await end(holder, 'SIGKILL');
    const killedHere = path.join(home, 'killed-here');
    await mkdir(path.join(killedHere, `postgres.new-${holder.pid}-abc`, 'cluster'), { recursive: true });
    await using server = await closing(EmbeddedServer.open(killedHere));
    expect(await isUp(server)).toBe(true);
    expect(await readdir(killedHere)).toEqual(['postgres', 'postgres.log']);
    await (await EmbeddedServer.open(dataDir)).close();
  });

  it('says which folder it cannot make', async () => {
    const file = path.join(home, 'file');
    await writeFile(file, '');
    await expect(EmbeddedServer.open(path.join(file, '.data'))).rejects.toMatchObject({
      code: 'database_folder_not_ours',
      message: expect.stringContaining(path.join(file, '.data')),
    });
  });

  it('says why a server cannot start, with the end of its log', async () => {
    await writeFile(path.join(dataDir, 'postgres', 'global', 'pg_control'), 'broken');
    await expect(EmbeddedServer.open(dataDir)).rejects.toMatchObject({
      code: 'database_start_failed',
      message: expect.stringContaining('pg_control'),
    });
  });
});

function isUp(server: EmbeddedServer): Promise<boolean> {
  return accepts(Number(new URL(server.databaseUrl('postgres')).port));
}

async function closing(opened: Promise<EmbeddedServer>): Promise<EmbeddedServer & AsyncDisposable> {
  const server = await opened;
  return Object.assign(server, { [Symbol.asyncDispose]: () => server.close() });
}
