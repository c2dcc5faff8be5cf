import { readFile } from 'node:fs/promises';
import path from 'node:path';

/** The port of the last server on this cluster, also of one that was killed; undefined before the first start. */
export async function readLastPort(clusterFolder: string): Promise<number | undefined> {
  // At every start PostgreSQL writes here how it was called, and unlike its lock file this one stays.
  const call = await readFile(path.join(clusterFolder, 'postmaster.opts'), 'utf8').catch(() => '');
  const port = Number(/"port=(\d+)"/.exec(call)?.[1]);
  return Number.isNaN(port) ? undefined : port;
}
