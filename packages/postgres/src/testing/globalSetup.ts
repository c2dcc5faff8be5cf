import { isAlive } from '../embedded/isAlive.ts';
import { openTestServer } from './testServer.ts';

/**
 * For `globalSetup` in a vitest configuration: keeps the test server up from the first file to the last and removes
 * the databases of test runs that were killed. Tests work without it, with a short wait per file.
 */
export async function setup(): Promise<() => Promise<void>> {
  const server = await openTestServer();
  const { maintenance } = server;
  const rows = await maintenance<{ name: string; pid: number }[]>`
    select datname as name, split_part(datname, '_', 2)::integer as pid
    from pg_database where datname ~ '^test_[0-9]+_'`;
  for (const { name, pid } of rows) {
    if (!isAlive(pid)) await maintenance`drop database if exists ${maintenance(name)} with (force)`;
  }
  return () => server.close();
}
