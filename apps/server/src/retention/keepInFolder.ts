import { randomUUID } from 'node:crypto';
import { mkdir, open, rename } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { WorkspaceId } from '@countersign/model';
import type { ArchivedRun } from '@countersign/postgres';

const pack = promisify(gzip);

/**
 * Writes batches of runs below a folder as gzip-packed JSON lines, one run a line: `<workspace>/<day>/<time>-<n>.jsonl.gz`.
 * A file is on disk, whole, when a batch is kept. A batch may be kept twice when the process ends in between; the run's id
 * tells.
 */
export function keepInFolder(
  folder: string,
  workspaceId: WorkspaceId,
): (runs: readonly ArchivedRun[]) => Promise<void> {
  return async (runs) => {
    const now = new Date().toISOString();
    const dir = path.join(folder, workspaceId, now.slice(0, 10));
    await mkdir(dir, { recursive: true, mode: 0o700 });
    const name = `${now.replaceAll(':', '-')}-${randomUUID().slice(0, 8)}.jsonl.gz`;
    const lines = runs.map((run) => `${JSON.stringify({ schema: ARCHIVE_SCHEMA, workspaceId, ...run })}\n`);
    const file = path.join(dir, name);
    await writeDurably(`${file}.part`, await pack(lines.join('')));
    await rename(`${file}.part`, file);
    await syncFolder(dir);
  };
}

const ARCHIVE_SCHEMA = 'countersign.archive/1';

async function writeDurably(file: string, bytes: Buffer): Promise<void> {
  await using handle = await open(file, 'wx', 0o600);
  await handle.writeFile(bytes);
  await handle.sync();
}

/** A name is only safe when its folder is; some systems cannot do that and do not need it. */
async function syncFolder(dir: string): Promise<void> {
  await using handle = await open(dir, 'r');
  await handle.sync().catch(() => {});
}
