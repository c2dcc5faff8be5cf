import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';

const ROOT = join(import.meta.dirname, '../..');
const OWN_SCOPE = '@countersign';

/**
 * A copy of the working tree in which anything may be broken. Installed libraries are linked to, but packages of the
 * workspace lead to the copy, so that a test sees what was changed in them.
 */
export class WorkingCopy {
  readonly folder: string;

  private constructor(folder: string) {
    this.folder = folder;
  }

  static async make(): Promise<WorkingCopy> {
    const folder = await realpath(await mkdtemp(join(tmpdir(), 'countersign-mutants-')));
    const files = await filesOfTree();
    for (const file of files) {
      await mkdir(dirname(join(folder, file)), { recursive: true });
      await cp(join(ROOT, file), join(folder, file));
    }
    const manifests = files.filter((file) => file.endsWith('package.json') && !file.includes('bench/peers/'));
    for (const manifest of manifests) await linkModules(folder, dirname(manifest));
    return new WorkingCopy(folder);
  }

  /** Replaces the one place in a file; answers how to put it back. Throws when it is not there exactly once. */
  async change(
    file: string,
    { find, replace }: { find: string; replace: string },
  ): Promise<() => Promise<void>> {
    const path = join(this.folder, file);
    const before = await readFile(path, 'utf8');
    const places = before.split(find).length - 1;
    if (places !== 1) throw new Error(`${file} has the text ${places} times: ${find}`);
    await writeFile(
      path,
      before.replace(find, () => replace),
    );
    return () => writeFile(path, before);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** What is in the tree, committed or not, except what git ignores. */
async function filesOfTree(): Promise<string[]> {
  const { stdout } = await promisify(execFile)(
    'git',
    ['ls-files', '--cached', '--others', '--exclude-standard', '--deduplicate'],
    { cwd: ROOT, maxBuffer: 16 * 1024 * 1024 },
  );
  const { stdout: deleted } = await promisify(execFile)('git', ['ls-files', '--deleted'], { cwd: ROOT });
  const gone = new Set(deleted.split('\n'));
  return stdout.split('\n').filter((file) => file !== '' && !gone.has(file));
}

async function linkModules(folder: string, unit: string): Promise<void> {
  const from = join(ROOT, unit, 'node_modules');
  const to = join(folder, unit, 'node_modules');
  const names = await readdir(from).catch(() => []);
  if (names.length > 0) await mkdir(to, { recursive: true });
  for (const name of names) {
    if (name !== OWN_SCOPE) {
      await symlink(join(from, name), join(to, name));
      continue;
    }
    await mkdir(join(to, name));
    for (const own of await readdir(join(from, name))) {
      const target = relative(ROOT, await realpath(join(from, name, own)));
      await symlink(join(folder, target), join(to, name, own));
    }
  }
}
