import { randomUUID } from 'node:crypto';
import { link, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { LOCK_FILE } from './readPostmaster.ts';

/**
 * Takes a stale lock file away, if it still is the one whose text was seen. Another starter may have put a living server's
 * in its place meanwhile; that one is put back, because a server without its lock file gives up.
 */
export async function removeStaleLock(clusterFolder: string, seen: string): Promise<void> {
  const lock = path.join(clusterFolder, LOCK_FILE);
  // While it lies aside its server would not find it, and another could make one of its own.
  if ((await readFile(lock, 'utf8').catch(() => undefined)) !== seen) return;
  const aside = `${lock}.stale-${randomUUID()}`;
  try {
    await rename(lock, aside);
  } catch {
    return; // another starter was faster
  }
  const text = await readFile(aside, 'utf8').catch(() => seen);
  if (text !== seen) await link(aside, lock).catch(() => {});
  await rm(aside, { force: true });
}
