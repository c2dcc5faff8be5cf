import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Mutant } from './mutant.ts';
import { MUTANTS } from './mutants.ts';
import { runTest } from './runTest.ts';
import { WorkingCopy } from './WorkingCopy.ts';

/**
 * `pnpm test:mutants [G4 …]` breaks a copy of the program in one place after the other and demands each time that the test
 * which names the guarantee fails. Before, the same test must pass: one that fails anyway notices nothing. A run over all of
 * them is kept in `RESULTS.md`.
 */
const RESULTS = join(import.meta.dirname, 'RESULTS.md');
const wanted = process.argv.slice(2);
const chosen = MUTANTS.filter(({ guarantee }) => wanted.length === 0 || wanted.includes(guarantee));
if (chosen.length === 0) {
  const known = [...new Set(MUTANTS.map(({ guarantee }) => guarantee))].join(', ');
  process.stderr.write(`There is no mutant of ${wanted.join(', ')}. There are: ${known}\n`);
  process.exit(2);
}

await using copy = await WorkingCopy.make();
// First of all, so that nobody waits for a list that does not fit the program any more.
for (const mutant of MUTANTS) await (await copy.change(mutant.file, mutant))();
const healthy = new Map<Mutant['test'], ReturnType<typeof runTest>>();
const rows: string[] = [];
let survivors = 0;
for (const mutant of chosen) {
  const verdict = await judge(copy, mutant);
  if (verdict !== 'caught') survivors += 1;
  rows.push(
    `| ${mutant.guarantee} | ${mutant.does} | ${mutant.test.folder} ${mutant.test.file} | ${verdict} |`,
  );
  process.stderr.write(`${mutant.guarantee}: ${mutant.does}: ${verdict}\n`);
}
const table = `| guarantee | mutant | test | |\n|---|---|---|---|\n${rows.join('\n')}\n`;
process.stdout.write(table);
if (wanted.length === 0) await writeFile(RESULTS, `${headOn(new Date())}${table}`);
process.exitCode = survivors === 0 ? 0 : 1;

async function judge({ folder }: WorkingCopy, mutant: Mutant): Promise<string> {
  const before = await runHealthy(folder, mutant.test);
  if (before.numPassedTests === 0 || before.numFailedTests > 0) return 'the test does not pass without it';
  const restore = await copy.change(mutant.file, mutant);
  try {
    const { numFailedTests } = await runTest(folder, mutant.test);
    return numFailedTests > 0 ? 'caught' : 'SURVIVED';
  } finally {
    await restore();
  }
}

/** Once for each test, also when several mutants have the same. */
function runHealthy(folder: string, test: Mutant['test']): ReturnType<typeof runTest> {
  const report = healthy.get(test) ?? runTest(folder, test);
  healthy.set(test, report);
  return report;
}

function headOn(day: Date): string {
  return `# Which mutants are caught\n\nWritten by \`pnpm test:mutants\` on ${day.toISOString().slice(0, 10)}, over all mutants.\n\n`;
}
