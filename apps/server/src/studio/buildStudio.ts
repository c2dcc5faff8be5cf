import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { putInPlace } from './putInPlace.ts';

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));
const STUDIO = path.join(ROOT, 'apps/studio');
/** On the same disk as its place, and nowhere that anybody keeps. */
const DRAFTS = path.join(STUDIO, 'node_modules/.countersign');
const FINGERPRINT_FILE = 'fingerprint';

/** What the studio is made of besides the packages that it depends on, from the workspace's root. */
const OWN_SOURCES = [
  'apps/studio/src',
  'apps/studio/public',
  'apps/studio/index.html',
  'apps/studio/vite.config.ts',
  'apps/studio/chunkGroups.ts',
  'apps/studio/package.json',
  'pnpm-lock.yaml',
];
const SCOPE = '@countersign/';

/**
 * The folder of the built studio; builds it when it is missing or older than its sources. `onBuild` is told before the
 * building begins, which takes some seconds.
 */
export async function buildStudio(onBuild: () => void): Promise<string> {
  const folder = path.join(STUDIO, 'dist');
  const packages = [...(await packagesBelow(STUDIO))].sort();
  const own = OWN_SOURCES.map((source) => path.join(ROOT, source));
  const fingerprint = await fingerprintOf([...own, ...packages.map((one) => path.join(one, 'src'))]);
  const built = await readFile(path.join(folder, FINGERPRINT_FILE), 'utf8').catch(() => null);
  if (built === fingerprint) return folder;
  onBuild();
  // Aside first: a server that runs meanwhile goes on serving whole files.
  const draft = path.join(DRAFTS, String(process.pid));
  try {
    await runVite(draft);
    await mkdir(draft, { recursive: true });
    await writeFile(path.join(draft, FINGERPRINT_FILE), fingerprint);
    await putInPlace(draft, folder);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  return folder;
}

/** The folders of the workspace's packages that one depends on, and of those that these depend on. */
async function packagesBelow(folder: string, found = new Set<string>()): Promise<ReadonlySet<string>> {
  const text = await readFile(path.join(folder, 'package.json'), 'utf8');
  const { dependencies = {}, devDependencies = {} } = JSON.parse(text);
  for (const name of Object.keys({ ...dependencies, ...devDependencies })) {
    if (!name.startsWith(SCOPE)) continue;
    const below = path.join(ROOT, 'packages', name.slice(SCOPE.length));
    if (found.has(below)) continue;
    found.add(below);
    await packagesBelow(below, found);
  }
  return found;
}

/** Changes when a file is added, removed or written: names, sizes and times of all of them. */
async function fingerprintOf(sources: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const source of sources) {
    for (const file of await filesOf(source)) {
      const { size, mtimeMs } = await stat(file);
      hash.update(`${path.relative(ROOT, file)}\0${size}\0${mtimeMs}\n`);
    }
  }
  return hash.digest('hex');
}

async function filesOf(source: string): Promise<readonly string[]> {
  const found = await stat(source).catch(() => null);
  if (found === null) return [];
  if (found.isFile()) return [source];
  const entries = await readdir(source, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}

async function runVite(outDir: string): Promise<void> {
  const vite = path.join(STUDIO, 'node_modules/vite/bin/vite.js');
  const child = spawn(process.execPath, [vite, 'build', '--outDir', outDir, '--logLevel', 'warn'], {
    cwd: STUDIO,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => output.push(chunk));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0)
    throw new Error(`The studio could not be built.\n${Buffer.concat(output).toString('utf8')}`);
}
