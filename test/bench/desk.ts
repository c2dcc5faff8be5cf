import { parseArgs } from 'node:util';
import { measurePrecedents } from './desk/precedents.ts';

/**
 * What the review desk costs with a long past: `pnpm bench desk --data <folder of data sets> [--only precedents]
 * [--cases 1000000] [--samples 200] [--seed 1]` prints one JSON line per figure, times in milliseconds. The database is a new
 * one; a million cases take some minutes to put in.
 */
const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    only: { type: 'string' },
    cases: { type: 'string', default: '1000000' },
    samples: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
  },
});
if (values.data === undefined) throw new Error('Name the folder of data sets with --data.');
if (values.only !== undefined && values.only !== 'precedents') {
  throw new Error(`There is no part "${values.only}"; choose precedents.`);
}
const [cases, samples, seed] = [values.cases, values.samples, values.seed].map(Number) as [
  number,
  number,
  number,
];
await measurePrecedents({ data: values.data, cases, samples, seed });
