import { chmod, chown, cp, mkdir, mkdtemp, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { findProgram } from './findProgram.ts';
import { makeProgramReadable } from './makeProgramReadable.ts';

const isRoot = process.geteuid?.() === 0;

it('runs the installed files in place when no other account is needed', async () => {
  const program = findProgram();
  expect(await makeProgramReadable(program, undefined)).toBe(program.folder);
});

// Only root starts the server under another account.
it.runIf(isRoot)(
  'copies files installed below a closed home, once, to where the account can run them',
  async () => {
    const nobody = { uid: 65_534, gid: 65_534 };
    const home = await mkdtemp(path.join(os.tmpdir(), 'countersign-home-'));
    const cacheParent = path.join(home, 'cache');
    try {
      await mkdir(path.join(home, 'closed'), { mode: 0o700 });
      await mkdir(cacheParent);
      await chmod(home, 0o755);
      const installed = { ...findProgram(), folder: path.join(home, 'closed', 'native') };
      await cp(findProgram().folder, installed.folder, { recursive: true, verbatimSymlinks: true });
      const copy = await makeProgramReadable(installed, nobody, [cacheParent]);
      const made = await stat(path.join(copy, 'bin', 'postgres'));
      const again = await makeProgramReadable(installed, nobody, [cacheParent]);
      expect(copy.startsWith(cacheParent)).toBe(true);
      expect(again).toBe(copy);
      expect((await stat(path.join(copy, 'bin', 'postgres'))).ino).toBe(made.ino);
    } finally {
      await rm(home, { recursive: true, force: true });
    }
  },
);

it.runIf(isRoot)('does not run a copy that somebody else could have written', async () => {
  const nobody = { uid: 65_534, gid: 65_534 };
  const parent = await mkdtemp(path.join(os.tmpdir(), 'countersign-cache-'));
  try {
    await mkdir(path.join(parent, 'countersign'));
    await chown(path.join(parent, 'countersign'), nobody.uid, nobody.gid);
    const closed = { version: '0', folder: path.join(parent, 'nothing') };
    await expect(makeProgramReadable(closed, nobody, [parent])).rejects.toMatchObject({
      code: 'database_start_failed',
    });
  } finally {
    await rm(parent, { recursive: true, force: true });
  }
});
