import { parseArgs } from 'node:util';
import { compile } from '@countersign/compiler';
import { readForeign } from '@countersign/formats';
import { parseFlow } from '@countersign/model';
import { seededRandom } from './autonomy/seededRandom.ts';
import { type ForeignFile, foreignFiles } from './import/foreignFiles.ts';
import { HARMS, type Harm } from './import/harms.ts';

/**
 * Real files of other programs, damaged and made hostile: `pnpm bench hostile --data <folder of data sets> [--files 30] [--seed 1]`.
 * One line per format and kind of damage; a crash, a document that is none, a finding said twice, or a file that takes
 * more than two seconds of CPU ends with code 1.
 */
const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    files: { type: 'string', default: '30' },
    seed: { type: 'string', default: '1' },
  },
});
if (values.data === undefined) throw new Error('Name the folder of data sets with --data.');
const LONGEST_MS = 2_000;
const random = seededRandom(Number(values.seed));
let faults = 0;

const watched = watchOutside();
for (const [format, files] of Object.entries(await foreignFiles(values.data))) {
  for (const [name, harm] of Object.entries(HARMS)) {
    const sum = { files: 0, imported: 0, refused: 0, findings: 0, slowestMs: 0 };
    for (let count = 0; count < Number(values.files); count += 1) {
      const file = files[Math.floor(random() * files.length)];
      if (file !== undefined) judge(file, harm, sum, `${format}, ${name}`);
    }
    console.log(JSON.stringify({ bench: 'hostile', format, harm: name, ...sum }));
  }
}
console.log(JSON.stringify({ bench: 'hostile', faults, outside: watched.count }));
process.exit(faults + watched.count === 0 ? 0 : 1);

function judge(
  file: ForeignFile,
  harm: Harm,
  sum: { files: number; imported: number; refused: number; findings: number; slowestMs: number },
  place: string,
): void {
  const text = harm(file.text, random);
  const started = process.cpuUsage();
  sum.files += 1;
  try {
    const read = readForeign(text, file.name);
    const said = read.ok
      ? read.value.losses.filter(({ type }) => type === 'fault').map((loss) => JSON.stringify(loss))
      : read.problem.map((problem) => JSON.stringify(problem));
    sum.findings += said.length;
    sum[read.ok ? 'imported' : 'refused'] += 1;
    if (new Set(said).size !== said.length) complain(place, file, 'says a fault twice', text);
    if (!read.ok && said.length === 0) complain(place, file, 'refuses without a reason', text);
    if (read.ok) {
      const again = parseFlow(JSON.parse(JSON.stringify(read.value.document)));
      if (!again.ok)
        complain(place, file, `no document: ${JSON.stringify(again.problem).slice(0, 200)}`, text);
      compile(read.value.document);
    }
  } catch (error) {
    complain(place, file, error instanceof Error ? (error.stack ?? error.message) : String(error), text);
  }
  const { user, system } = process.cpuUsage(started);
  const ms = (user + system) / 1_000;
  sum.slowestMs = Math.max(sum.slowestMs, Math.round(ms));
  if (ms > LONGEST_MS) complain(place, file, `took ${Math.round(ms)} ms`, text);
  if (({} as Record<string, unknown>)['polluted'] !== undefined)
    complain(place, file, 'changed Object', text);
}

function complain(place: string, file: ForeignFile, what: string, text: string): void {
  faults += 1;
  process.stderr.write(`${place}, ${file.name} (${text.length} characters): ${what}\n`);
}

/** Counts what reading must never do: ask the network, or run a text. */
function watchOutside(): { count: number } {
  const seen = { count: 0 };
  globalThis.fetch = () => {
    seen.count += 1;
    return Promise.reject(new Error('reading a file asks nobody'));
  };
  return seen;
}
