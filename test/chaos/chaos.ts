import { parseArgs } from 'node:util';
import type { Scenario } from './scenario.ts';
import { SCENARIOS } from './scenarios.ts';
import { writeResult } from './writeResult.ts';

/**
 * The long part of the fault tests: `pnpm test:chaos [name …] [--seed 1] [--scale 1] [--minutes 10] [--keep]` runs all rows of the
 * table, or the named ones, prints a JSON line for each and writes `RESULTS.md`. `--scale` multiplies all counts; a row
 * that did not hold makes the command fail after all rows have run. `--keep` leaves `RESULTS.md` as it is.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string' },
    scale: { type: 'string', default: '1' },
    minutes: { type: 'string', default: '10' },
    keep: { type: 'boolean', default: false },
  },
});
const seed = values.seed === undefined ? Date.now() % 1_000_000 : Number(values.seed);
const options = { seed, scale: Number(values.scale), minutes: Number(values.minutes) };
const unknown = positionals.filter((name) => !SCENARIOS.some((scenario) => scenario.name === name));
if (unknown.length > 0) {
  process.stderr.write(
    `There is no ${unknown.join(', ')}. There are: ${SCENARIOS.map(({ name }) => name).join(', ')}\n`,
  );
  process.exit(2);
}

let failures = 0;
for (const scenario of SCENARIOS) {
  if (positionals.length > 0 && !positionals.includes(scenario.name)) continue;
  if (!(await runScenario(scenario))) failures += 1;
}
process.exit(failures === 0 ? 0 : 1);

async function runScenario(scenario: Scenario): Promise<boolean> {
  const { name, run } = scenario;
  const begun = performance.now();
  const seconds = () => Math.round((performance.now() - begun) / 1_000);
  try {
    const report = await run(options);
    print({ chaos: name, held: true, seed, seconds: seconds(), ...report });
    if (!values.keep) await writeResult(scenario, { held: true, seed, seconds: seconds(), report });
    return true;
  } catch (error) {
    print({ chaos: name, held: false, seed, seconds: seconds(), error: String(error) });
    process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
    if (!values.keep) {
      const [because = ''] = String(error).split('\n');
      await writeResult(scenario, { held: false, seed, seconds: seconds(), report: {}, because });
    }
    return false;
  }
}

function print(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
