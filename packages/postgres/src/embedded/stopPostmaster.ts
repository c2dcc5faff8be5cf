import { execFile } from 'node:child_process';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { executable, findProgram } from './findProgram.ts';
import { readPostmaster } from './readPostmaster.ts';

/** A server that needs longer for its last checkpoint finishes it alone; the next start waits for it. */
const STOP_DEADLINE_MS = 20_000;

/** Stops a server in order: connections are closed, everything is written, no recovery is needed at the next start. */
export async function stopPostmaster(clusterFolder: string): Promise<void> {
  const lock = await readPostmaster(clusterFolder);
  if (lock.type !== 'held') return;
  if (process.platform === 'win32') {
    const stop = ['stop', '-D', path.resolve(clusterFolder), '-m', 'fast', '-W'];
    await promisify(execFile)(executable(findProgram().folder, 'pg_ctl'), stop);
  } else {
    process.kill(lock.by.pid, 'SIGINT');
  }
  const deadline = performance.now() + STOP_DEADLINE_MS;
  while ((await readPostmaster(clusterFolder)).type === 'held' && performance.now() < deadline)
    await delay(10);
}
