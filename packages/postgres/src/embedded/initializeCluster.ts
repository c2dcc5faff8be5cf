import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chown, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { DatabaseError } from '../DatabaseError.ts';
import type { ServerUser } from './chooseServerUser.ts';
import { CLUSTER_FOLDER, folderForChild, PASSWORD_FILE, SUPERUSER } from './clusterFolder.ts';
import { executable } from './findProgram.ts';
import { isAlive } from './isAlive.ts';

const STAGING_PREFIX = `${CLUSTER_FOLDER}.new-`;

/**
 * Makes an empty cluster in `dataDir`, unless there is one.
 *
 * It grows in a folder of its own and is renamed when complete, so a starter killed half-way leaves nothing that
 * looks like a database, and of two simultaneous starters one wins and the other uses the winner's.
 */
export async function initializeCluster(
  dataDir: string,
  programFolder: string,
  user: ServerUser | undefined,
): Promise<void> {
  const target = path.join(dataDir, CLUSTER_FOLDER);
  if (existsSync(path.join(target, 'PG_VERSION'))) return;
  await removeAbandonedStaging(dataDir);
  const staging = path.join(dataDir, `${STAGING_PREFIX}${process.pid}-${randomBytes(3).toString('hex')}`);
  try {
    await makeStaging(staging, user);
    await runInitdb(staging, programFolder, user);
    await rename(path.join(staging, 'password'), path.join(staging, 'cluster', PASSWORD_FILE));
    await rename(path.join(staging, 'cluster'), target).catch((cause: unknown) => {
      if (!existsSync(path.join(target, 'PG_VERSION'))) throw cause;
    });
  } catch (cause) {
    throw initializationFailed(target, cause);
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

async function makeStaging(staging: string, user: ServerUser | undefined): Promise<void> {
  const [cluster, password] = [path.join(staging, 'cluster'), path.join(staging, 'password')];
  await mkdir(cluster, { mode: 0o700, recursive: true });
  await writeFile(password, randomBytes(32).toString('base64url'), { mode: 0o600 });
  if (!user) return;
  for (const file of [password, cluster, staging]) await chown(file, user.uid, user.gid);
}

async function runInitdb(
  staging: string,
  programFolder: string,
  user: ServerUser | undefined,
): Promise<void> {
  const { name, ...spawnOptions } = folderForChild(path.join(staging, 'cluster'), user);
  const flags = [
    `--pgdata=${name}`,
    `--pwfile=${name}/../password`,
    `--username=${SUPERUSER}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    // The built-in provider sorts the same on every machine, so a data folder can be moved without reindexing.
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-instructions',
  ];
  await promisify(execFile)(executable(programFolder, 'initdb'), flags, {
    ...spawnOptions,
    windowsHide: true,
  });
}

async function removeAbandonedStaging(dataDir: string): Promise<void> {
  for (const name of await readdir(dataDir)) {
    if (!name.startsWith(STAGING_PREFIX)) continue;
    const pid = Number.parseInt(name.slice(STAGING_PREFIX.length), 10);
    if (!isAlive(pid)) await rm(path.join(dataDir, name), { recursive: true, force: true });
  }
}

function initializationFailed(target: string, cause: unknown): DatabaseError {
  const stderr = (cause as { stderr?: string }).stderr?.trim();
  const detail = stderr || (cause instanceof Error ? cause.message : String(cause));
  return new DatabaseError(
    'database_initialization_failed',
    `The database folder ${target} could not be created: ${detail}`,
    { cause },
  );
}
