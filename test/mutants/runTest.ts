import { execFile } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import type { Mutant } from './mutant.ts';

const Report = z.object({ numPassedTests: z.number(), numFailedTests: z.number() });
type Report = z.infer<typeof Report>;

const TIME_LIMIT_MS = 300_000;

/** Runs the named test in a copy of the tree; answers how many of it passed and failed. */
export async function runTest(copy: string, { folder, file, name }: Mutant['test']): Promise<Report> {
  const cwd = join(copy, folder);
  const vitest = createRequire(join(cwd, 'package.json')).resolve('vitest/package.json');
  const output = join(cwd, 'mutant-report.json');
  await rm(output, { force: true });
  const args = ['run', file, '-t', name, '--testTimeout=60000', '--reporter=json', `--outputFile=${output}`];
  const options = { cwd, timeout: TIME_LIMIT_MS, maxBuffer: 64 * 1024 * 1024 };
  const ran = await promisify(execFile)(
    process.execPath,
    [join(dirname(vitest), 'vitest.mjs'), ...args],
    options,
  ).catch((failed: { stdout: string; stderr: string }) => failed);
  const text = await readFile(output, 'utf8').catch(() => {
    throw new Error(`The test ${folder} ${file} did not run:\n${ran.stdout}\n${ran.stderr}`);
  });
  return Report.parse(JSON.parse(text));
}
