import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { putInPlace } from './putInPlace.ts';

const ROUNDS = 40;
const PROCESSES = 4;
const FILES = 30;

let root: string;
beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'countersign-place-'));
});
afterAll(() => rm(root, { recursive: true, force: true }));

async function aDraft(name: string): Promise<string> {
  const draft = path.join(root, name);
  await mkdir(path.join(draft, 'assets'), { recursive: true });
  const files = Array.from({ length: FILES }, (_, n) => path.join(draft, 'assets', `${n}.js`));
  await Promise.all([...files, path.join(draft, 'mark')].map((file) => writeFile(file, name)));
  return draft;
}

it('leaves one whole draft in its place, however many are put there at the same time', async () => {
  const folder = path.join(root, 'dist');
  for (let round = 0; round < ROUNDS; round += 1) {
    const names = Array.from({ length: PROCESSES }, (_, n) => `${round}-${n}`);
    const drafts = await Promise.all(names.map(aDraft));
    await Promise.all(drafts.map((draft) => putInPlace(draft, folder)));
    const winner = await readFile(path.join(folder, 'mark'), 'utf8');
    expect(names).toContain(winner);
    expect(await readdir(path.join(folder, 'assets'))).toHaveLength(FILES);
    expect(names.some((name) => existsSync(path.join(root, `${name}.old`)))).toBe(false);
  }
});

it('tells when nothing could be put there', async () => {
  const missing = path.join(root, 'missing');
  await expect(putInPlace(missing, path.join(root, 'nowhere'))).rejects.toThrow('ENOENT');
});
