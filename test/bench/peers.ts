import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { BenchServer } from './comparison/BenchServer.ts';
import { mediansOf, type Round, ratiosOf } from './comparison/compare.ts';
import { installPeers } from './comparison/installPeers.ts';
import { COUNTERSIGN, type Figures, measureSystem, PEERS } from './comparison/measureSystem.ts';

/**
 * One case with a gate, in Countersign and in the engines people use for this today, one after the other in the same
 * round on the same Postgres: start → agent → person → action → end, every step durable.
 *
 * `pnpm bench peers [--runs 2000] [--concurrency 32,128] [--rounds 3] [--singles 300] [--database-url <url>]` installs the
 * peers into `test/bench/peers` and prints one JSON line per figure, then medians, then the ratios within the rounds.
 */
const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '2000' },
    concurrency: { type: 'string', default: '32,128' },
    rounds: { type: 'string', default: '3' },
    singles: { type: 'string', default: '300' },
    'database-url': { type: 'string' },
  },
});
const workload = {
  runs: Number(values.runs),
  concurrency: values.concurrency.split(',').map(Number),
  singles: Number(values.singles),
};
const systems = [COUNTERSIGN, ...PEERS];

await installPeers();
await using server = await BenchServer.open(values['database-url']);
print({
  node: process.version,
  cores: cpus().length,
  processor: cpus()[0]?.model,
  ...(await server.describe()),
});

const rounds: Round[] = [];
for (let number = 1; number <= Number(values.rounds); number += 1) {
  const round: Record<string, Figures> = {};
  for (const system of systems) {
    const load = Math.round((loadavg()[0] ?? 0) * 10) / 10;
    const figures = await server.inFreshDatabase(system, (url) => measureSystem(system, url, workload));
    round[system] = figures;
    for (const line of figures.throughput) print({ round: number, system, load, ...line });
    print({ round: number, system, load, oneAtATime: true, ...figures.latency });
  }
  rounds.push(round);
}
for (const system of systems) {
  for (const line of mediansOf(system, rounds)) print({ median: true, system, ...line });
}
for (const line of ratiosOf(rounds)) print({ ratio: true, ...line });

function print(line: object): void {
  process.stdout.write(`${JSON.stringify({ bench: 'peers', ...line })}\n`);
}
