import { readlinkSync, realpathSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { isAlive } from './isAlive.ts';

/** What a server writes about itself into its cluster: its process, its port, and whether it takes connections. */
export type Postmaster = Readonly<{ pid: number; port: number; isReady: boolean }>;

/**
 * The state of a cluster's lock file. It is `stale` when the process it names has ended or, after a restart of the
 * machine or container, is some other program that got the same number.
 */
export type Lock = Readonly<
  { type: 'free' } | { type: 'stale'; text: string } | { type: 'held'; by: Postmaster }
>;

export const LOCK_FILE = 'postmaster.pid';

/** Reads `postmaster.pid`, in which a server says who it is and how far its start has come. */
export async function readPostmaster(clusterFolder: string): Promise<Lock> {
  const text = await readFile(path.join(clusterFolder, LOCK_FILE), 'utf8').catch(() => undefined);
  if (text === undefined) return { type: 'free' };
  // Lines: pid, folder, start time, port, socket folder, listen address, shared memory, status.
  const lines = text.split('\n').map((line) => line.trim());
  const pid = Number(lines[0]);
  if (!isAlive(pid) || !worksIn(pid, clusterFolder)) return { type: 'stale', text };
  return { type: 'held', by: { pid, port: Number(lines[3] ?? 0), isReady: lines[7] === 'ready' } };
}

/** A server's working directory is its cluster. Where that cannot be looked up, the lock file is believed. */
function worksIn(pid: number, clusterFolder: string): boolean {
  if (process.platform !== 'linux') return true;
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(clusterFolder);
  } catch (error) {
    // A process that has ended but was not yet reaped has no working directory any more.
    return (error as NodeJS.ErrnoException).code !== 'ENOENT';
  }
}
