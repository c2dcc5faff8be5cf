import { execFile } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';

export const PEERS_FOLDER = join(import.meta.dirname, '../peers');

/**
 * Installs the peers into their own folder, unless that is done. The Node of this process comes first in the path,
 * because npm picks versions by the Node that it runs on. No install script of a peer runs; none of them needs its own.
 */
export async function installPeers(): Promise<void> {
  const [wanted, installed] = ['package-lock.json', 'node_modules/.package-lock.json'].map((name) =>
    join(PEERS_FOLDER, name),
  ) as [string, string]; // safe: two names, two paths
  if (existsSync(installed) && statSync(installed).mtimeMs > statSync(wanted).mtimeMs) return;
  process.stderr.write(`Installing the peers into ${PEERS_FOLDER} …\n`);
  await promisify(execFile)('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: PEERS_FOLDER,
    env: { ...process.env, PATH: `${dirname(process.execPath)}${delimiter}${process.env['PATH']}` },
  });
}
