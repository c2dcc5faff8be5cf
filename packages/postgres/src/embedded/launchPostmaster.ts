import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, fchownSync, openSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { DatabaseError } from '../DatabaseError.ts';
import type { ServerUser } from './chooseServerUser.ts';
import { CLUSTER_FOLDER, folderForChild } from './clusterFolder.ts';
import { executable } from './findProgram.ts';

/** Beside the cluster and not in it, so that the program's own account can always write it. */
const LOG_FILE = 'postgres.log';

/** A log longer than this is begun anew at the next start. */
const MAX_LOG_BYTES = 10 * 1024 * 1024;

/**
 * The server's settings, given at every start, so that a new version of the program can change them for old clusters.
 * Durability is never traded: fsync, synchronous_commit and full_page_writes are on.
 */
const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  // A process holds up to twenty, and several on one server are the normal way to grow.
  max_connections: '300',
  shared_buffers: '128MB',
  wal_compression: 'on',
  max_wal_size: '2GB',
  checkpoint_timeout: '15min',
  random_page_cost: '1.1',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_min_messages: 'warning',
  log_checkpoints: 'off',
};

export type Launch = Readonly<{
  dataDir: string;
  programFolder: string;
  user: ServerUser | undefined;
  port: number;
}>;

/** A launched process; `ended` says how it ended, once it has. */
export type Launched = { ended?: string };

/**
 * Starts a server process in a session of its own, so that neither Ctrl-C nor the death of its starter reaches it.
 * It is up when its `postmaster.pid` says `ready`.
 */
export function launchPostmaster({ dataDir, programFolder, user, port }: Launch): Launched {
  const { name, ...spawnOptions } = folderForChild(path.join(dataDir, CLUSTER_FOLDER), user);
  const flags = Object.entries({ ...SETTINGS, port: String(port) }).flatMap(([key, value]) => [
    '-c',
    `${key}=${value}`,
  ]);
  const log = openLog(dataDir, user);
  try {
    const child = spawn(executable(programFolder, 'postgres'), ['-D', name, ...flags], {
      ...spawnOptions,
      detached: true,
      windowsHide: true,
      stdio: ['ignore', log, log],
    });
    child.unref();
    return observeEnd(child);
  } finally {
    closeSync(log);
  }
}

/** The log belongs to whom the cluster belongs to, so that its owner can start the server without root again. */
function openLog(dataDir: string, user: ServerUser | undefined): number {
  const file = path.join(dataDir, LOG_FILE);
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  const log = openSync(file, size > MAX_LOG_BYTES ? 'w' : 'a', 0o600);
  if (user) fchownSync(log, user.uid, user.gid);
  return log;
}

function observeEnd(child: ChildProcess): Launched {
  const launched: Launched = {};
  child.once('error', (error) => {
    launched.ended = error.message;
  });
  child.once('exit', (code, signal) => {
    launched.ended = signal ? `ended by ${signal}` : `ended with code ${code}`;
  });
  return launched;
}

/** A start that went wrong, with the last lines the server wrote. */
export function startFailed(dataDir: string, reason: string): DatabaseError {
  const file = path.join(dataDir, LOG_FILE);
  const tail = readFileSync(file, 'utf8').trimEnd().split('\n').slice(-4).join('\n');
  return new DatabaseError(
    'database_start_failed',
    `The built-in PostgreSQL server in ${dataDir} did not start (${reason}). Its log ${file} ends with:\n${tail}`,
  );
}
