import { parseArgs } from 'node:util';
import { driveRandomFlows } from './driver/randomRuns.ts';

/** `pnpm --filter @countersign/test run test:reference -- --flows 10000 --seed 7`: prints what was done as a JSON line. */
const { values } = parseArgs({
  args: process.argv.slice(2).filter((argument) => argument !== '--'),
  options: { flows: { type: 'string', default: '10000' }, seed: { type: 'string' } },
});
const seed = values.seed === undefined ? Date.now() % 1_000_000 : Number(values.seed);
const begun = performance.now();
process.stderr.write(`${values.flows} random flows, seed ${seed}\n`);
const counts = driveRandomFlows({ flows: Number(values.flows), seed });
const seconds = Math.round((performance.now() - begun) / 1_000);
process.stdout.write(`${JSON.stringify({ reference: 'agrees', seed, seconds, ...counts })}\n`);
