import { parseArgs } from 'node:util';
import { compile } from '@countersign/compiler';
import { readForeign } from '@countersign/formats';
import { parseFlow } from '@countersign/model';
import { type ForeignFile, foreignFiles } from './import/foreignFiles.ts';

/**
 * What becomes of real files of other programs: `pnpm bench import --data <folder of data sets> [--problems]`. One line per
 * format; `faults` are those that the files themselves have, `crashes` anything that throws.
 */
const { values } = parseArgs({
  options: { data: { type: 'string' }, problems: { type: 'boolean', default: false } },
});
if (values.data === undefined) throw new Error('Name the folder of data sets with --data.');

const zero = () => ({
  ...{ files: 0, imported: 0, refused: 0, steps: 0, mapped: 0, placeholders: 0, losses: 0, faults: 0 },
  ...{ placed: 0, parsed: 0, withoutStructureErrors: 0, crashes: 0 },
});

/** Errors that a person is meant to settle; all others are about the drawing. */
const TO_SETTLE = new Set([
  'placeholder',
  'lost_condition',
  'import_blank',
  'condition_as_read',
  // Conditions that ask for what a placeholder will give.
  'unknown_field',
  'step_without_output',
  'flow_not_chosen',
  'action_host_missing',
  'action_without_gate',
  'gate_without_proposal',
]);

for (const [format, files] of Object.entries(await foreignFiles(values.data))) {
  const sum = zero();
  const codes: Record<string, number> = {};
  const startedAt = process.cpuUsage();
  for (const file of files) judge(file, sum, codes);
  const { user, system } = process.cpuUsage(startedAt);
  const cpuMsPerFile = Math.round((user + system) / 10 / files.length) / 100;
  console.log(
    JSON.stringify({ bench: 'import', format, ...sum, cpuMsPerFile, ...(values.problems ? { codes } : {}) }),
  );
}

function judge(file: ForeignFile, sum: ReturnType<typeof zero>, codes: Record<string, number>): void {
  sum.files += 1;
  try {
    const read = readForeign(file.text, file.name);
    if (!read.ok) {
      sum.refused += 1;
      for (const { message } of read.problem) process.stderr.write(`${file.name}: ${message}\n`);
      return;
    }
    const { document, losses, steps, mapped, placeholders, isPlaced } = read.value;
    sum.imported += 1;
    sum.steps += steps;
    sum.mapped += mapped;
    sum.placeholders += placeholders;
    sum.losses += losses.length;
    sum.faults += losses.filter(({ type }) => type === 'fault').length;
    sum.placed += isPlaced ? 1 : 0;
    sum.parsed += parseFlow(JSON.parse(JSON.stringify(document))).ok ? 1 : 0;
    const errors = compile(document).diagnostics.filter(({ severity }) => severity === 'error');
    const others = errors.filter(({ code }) => !TO_SETTLE.has(code));
    for (const { code } of others) codes[code] = (codes[code] ?? 0) + 1;
    sum.withoutStructureErrors += others.length === 0 ? 1 : 0;
  } catch (error) {
    sum.crashes += 1;
    process.stderr.write(`${file.name}: ${error instanceof Error ? error.stack : String(error)}\n`);
  }
}
