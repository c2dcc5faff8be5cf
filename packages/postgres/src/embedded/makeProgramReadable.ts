import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { chmod, cp, lstat, mkdir, readdir, rename, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { DatabaseError } from '../DatabaseError.ts';
import type { ServerUser } from './chooseServerUser.ts';
import { executable, type Program } from './findProgram.ts';

/**
 * Gives the folder from which `user` can run PostgreSQL.
 *
 * Installed below a home that is closed to others, the files cannot be read by the account that has to run them;
 * then a copy is made once, outside of every home. It holds nothing secret and may be deleted at any time.
 */
export async function makeProgramReadable(
  program: Program,
  user: ServerUser | undefined,
  cacheParents: readonly string[] = ['/var/cache', os.tmpdir()],
): Promise<string> {
  if (!user || canRun(program.folder, user)) return program.folder;
  const copy = path.join(
    await cacheFolder(cacheParents),
    `postgres-${program.version}-${process.platform}-${process.arch}`,
  );
  if (!(await isOurs(copy))) await copyProgram(program.folder, copy);
  if (canRun(copy, user)) return copy;
  throw new DatabaseError(
    'database_start_failed',
    `PostgreSQL cannot be run as user ${user.uid} from ${copy}. Delete that folder and try again, or set DATABASE_URL.`,
  );
}

function canRun(folder: string, user: ServerUser): boolean {
  const probe = spawnSync(executable(folder, 'postgres'), ['--version'], {
    ...user,
    cwd: '/',
    stdio: 'ignore',
  });
  return probe.status === 0;
}

/** Where regenerable files of a root program belong; on a read-only system the temporary folder has to do. */
async function cacheFolder(parents: readonly string[]): Promise<string> {
  for (const parent of parents) {
    const folder = path.join(parent, 'countersign');
    try {
      accessSync(parent, constants.W_OK);
      await mkdir(folder, { mode: 0o755, recursive: true });
      await chmod(folder, 0o755);
      if (await isOurs(folder)) return folder;
    } catch {
      // Not there or not writable: the next place may do.
    }
  }
  throw new DatabaseError(
    'database_start_failed',
    `PostgreSQL does not run as root, and there is no safe folder outside of your home to run it from (${parents.join(' and ')} were tried). Start the program as an ordinary user, or set DATABASE_URL.`,
  );
}

/** A folder that somebody else made or can change must never be executed. */
async function isOurs(folder: string): Promise<boolean> {
  const stats = await lstat(folder).catch(() => undefined);
  if (!stats?.isDirectory()) return false;
  return stats.uid === process.geteuid?.() && (stats.mode & 0o022) === 0;
}

/** Copies beside the target and renames, so that a copy is either whole or not there. */
async function copyProgram(source: string, target: string): Promise<void> {
  const partial = `${target}.${process.pid}`;
  await rm(partial, { recursive: true, force: true });
  await cp(source, partial, { recursive: true, verbatimSymlinks: true });
  await openForReading(partial);
  await rename(partial, target).catch(async (cause: NodeJS.ErrnoException) => {
    await rm(partial, { recursive: true, force: true });
    // Another process was quicker; its copy is the same.
    if (!(await isOurs(target))) throw cause;
  });
}

/** Lifts the effect of a strict umask at installation, without which the copy would be as closed as its source. */
async function openForReading(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath, entry.name);
    if (entry.isDirectory()) await chmod(file, 0o755);
    else if (entry.isFile()) await chmod(file, path.basename(entry.parentPath) === 'bin' ? 0o755 : 0o644);
  }
}
