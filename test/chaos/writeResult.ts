import { execFileSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import type { Report, Scenario } from './scenario.ts';

const FILE = join(import.meta.dirname, 'RESULTS.md');

const HEAD = `# What was survived

Written by \`pnpm test:chaos\`, one row per fault; a row stays until the same fault is tried again. A row only says "held" when the
fault has landed: kills while effects were under way, verdicts that met their deadline, and so on. The counts say how often.

How long runs may take depends on the machine, so a run is taken for lost when it is not done and no run at all has moved for two
minutes (three where files are read), by the clock of the database. Times that are promised (the database is ready within 10 s) are
kept as they are; where one is not, all runs are looked at nevertheless, and the row says whether anything was lost.

`;

export type Result = {
  readonly held: boolean;
  /** What broke, in one line. */
  readonly because?: string;
  readonly seed: number;
  readonly seconds: number;
  readonly report: Report;
};

/** Replaces the row of this scenario in \`RESULTS.md\`, or adds it. */
export async function writeResult(scenario: Scenario, result: Result): Promise<void> {
  const before = await readFile(FILE, 'utf8').catch(() => '');
  const sections = before.split(/^(?=## )/m).filter((section) => section.startsWith('## '));
  const kept = sections.filter((section) => !section.startsWith(`## ${scenario.name}\n`));
  const all = [...kept.map((section) => section.trimEnd()), sectionOf(scenario, result)];
  await writeFile(FILE, `${HEAD}${all.sort().join('\n\n')}\n`);
}

function sectionOf(
  { name, fault, holds }: Scenario,
  { held, seed, seconds, report, because }: Result,
): string {
  const counts = Object.entries(report).map(([key, value]) => `${key} ${value}`);
  const [processor] = cpus();
  const load = (loadavg()[0] ?? 0).toFixed(1);
  return [
    `## ${name}\n`,
    `- fault: ${fault}`,
    `- must hold: ${holds}`,
    `- **${held ? 'held' : 'did not hold'}** on ${new Date().toISOString().slice(0, 16)}Z, commit ${commitTried()}, seed ${seed}, ${seconds} s, ${cpus().length} × ${processor?.model ?? 'unknown'}, load ${load}`,
    ...(because === undefined ? [] : [`- because: ${because}`]),
    ...(counts.length === 0 ? [] : [`- counts: ${counts.join(', ')}`]),
  ].join('\n');
}

/** The commit whose code was run, and whether it was changed since. */
function commitTried(): string {
  const git = (...args: string[]) =>
    execFileSync('git', args, { cwd: import.meta.dirname, encoding: 'utf8' }).trim();
  const isChanged = git('status', '--porcelain', '--', '../..', ':!RESULTS.md') !== '';
  return `${git('rev-parse', '--short', 'HEAD')}${isChanged ? ' with changes' : ''}`;
}
