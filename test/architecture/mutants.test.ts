import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { MUTANTS } from '../mutants/mutants.ts';

const ROOT = join(import.meta.dirname, '../..');
const PROMISES = Array.from({ length: 13 }, (_, index) => `G${index + 1}`);
/** Where tests stand, and the contracts that several of them hold a store to. */
const TESTS = [
  '{apps,packages}/*/src/**/*.test.ts',
  'packages/*/src/testing/contract/*.ts',
  'test/**/*.test.ts',
];

/** Names of tests, and of what they belong to. */
const namesIn = (text: string): readonly string[] =>
  [...text.matchAll(/\b(?:it|describe)(?:\.\w+)*\([^'"`]*['"`](.+?)['"`],/g)].map(([, name = '']) => name);

describe('a guarantee', () => {
  it.each(PROMISES)('%s is named by a test and broken by a mutant', (promise) => {
    const isMeant = (name: string) => new RegExp(`\\b${promise}\\b`).test(name);
    const names = globSync(TESTS, { cwd: ROOT }).flatMap((file) => namesIn(read(file)));
    expect(names.length).toBeGreaterThan(1_000);
    expect(names.filter(isMeant)).not.toEqual([]);
    expect(MUTANTS.filter(({ guarantee }) => guarantee === promise)).not.toEqual([]);
  });
});

describe('a mutant', () => {
  it('is one change in one place of the program as it is', () => {
    const places = MUTANTS.map(({ file, does, find }) => [does, read(file).split(find).length - 1]);
    expect(places).toEqual(MUTANTS.map(({ does }) => [does, 1]));
  });

  it('has a test', () => {
    const found = MUTANTS.map(({ does, test: { folder, file } }) => {
      const files = globSync(`${folder}/**/*.test.ts`, { cwd: ROOT, exclude: ['**/node_modules'] });
      return [does, files.some((path) => path.includes(file))];
    });
    expect(found).toEqual(MUTANTS.map(({ does }) => [does, true]));
  });
});

const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');
