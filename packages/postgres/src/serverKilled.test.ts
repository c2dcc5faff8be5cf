import { readFileSync, rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { createPorts, type Ports } from './createPorts.ts';
import { isConnectionLoss } from './isConnectionLoss.ts';
import { type Database, openDatabase } from './openDatabase.ts';
import { aRun, aStart, LEASE } from './testing/aTurn.ts';

const KILLS = 3;
const WRITERS = 4;

let dataDir: string;
let database: Database;
let ports: Ports;

beforeAll(async () => {
  dataDir = await mkdtemp(path.join(os.tmpdir(), 'countersign-killed-'));
  const opened = await openDatabase({ dataDir });
  if (!opened.ok) throw new Error(opened.problem.message);
  database = opened.value;
  ports = createPorts(database);
});

afterAll(async () => {
  await database.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const serverPid = (): number =>
  Number(readFileSync(path.join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);

it('loses nothing it has acknowledged when its whole process group is killed under four writers', async () => {
  const acknowledged: string[] = [];
  const failures: unknown[] = [];
  let isOver = false;
  const write = async (): Promise<void> => {
    while (!isOver) {
      const runs = [aRun(), aRun(), aRun()];
      try {
        await ports.store.commitTurns(
          runs.map((run) => aStart(run)),
          LEASE,
        );
        acknowledged.push(...runs.map(({ id }) => id));
      } catch (error) {
        failures.push(error);
        await new Promise(setImmediate);
      }
    }
  };
  const writers = Array.from({ length: WRITERS }, write);
  for (let kill = 0; kill < KILLS; kill += 1) {
    const before = acknowledged.length;
    await vi.waitUntil(() => acknowledged.length > before + 30, { timeout: 30_000 });
    process.kill(-serverPid(), 'SIGKILL');
  }
  const before = acknowledged.length;
  await vi.waitUntil(() => acknowledged.length > before + 30, { timeout: 30_000 });
  isOver = true;
  await Promise.all(writers);
  const stored = new Set((await ports.store.loadRuns(acknowledged as never)).map(({ id }) => id as string));
  expect(acknowledged.length).toBeGreaterThan(100);
  expect(acknowledged.filter((id) => !stored.has(id))).toEqual([]);
  expect(failures.length).toBeGreaterThanOrEqual(KILLS);
  expect(failures.filter((error) => !isConnectionLoss(error))).toEqual([]);
}, 120_000);
