import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';

const Line = z.object({ runsPerSecond: z.number(), cpuMsPerRun: z.number(), machineBusy: z.number() });

type Measured = Readonly<{
  url: string;
  runs: number;
  /** Options of the bench that say how long providers take, and how many calls a process makes at a time. */
  provider: readonly string[];
}>;
type Comparing = Measured & Readonly<{ workers: number }>;

/** A machine this busy has nothing left to give to another process. */
const ALL_CORES_BUSY = 0.9;

/** Lets one process and then several at the same time work through as many runs each, on one database. */
export async function compareWorkers({ workers, ...measured }: Comparing) {
  const [alone] = await measure(1, measured);
  const together = await measure(workers, measured);
  const sum = together.reduce((all, line) => all + line.runsPerSecond, 0);
  const runsPerSecond = Math.round(sum * 100) / 100;
  const machineBusy = Math.max(...together.map((line) => line.machineBusy));
  const oneRunsPerSecond = alone?.runsPerSecond ?? Number.NaN;
  return {
    workers,
    oneRunsPerSecond,
    runsPerSecond,
    ratio: Math.round((runsPerSecond / oneRunsPerSecond) * 100) / 100,
    oneMachineBusy: alone?.machineBusy,
    machineBusy,
    limit:
      machineBusy > ALL_CORES_BUSY
        ? 'all cores are busy'
        : 'waiting, for each other in the database or for providers',
  };
}

function measure(workers: number, { url, runs, provider }: Measured) {
  const program = join(import.meta.dirname, '../runtime.ts');
  const args = [
    '--url',
    url,
    '--runs',
    `${runs}`,
    '--rounds',
    '1',
    '--singles',
    '0',
    '--concurrency',
    '128',
    ...provider,
  ];
  const one = async () => {
    const { stdout } = await promisify(execFile)(process.execPath, [program, ...args]);
    return Line.parse(JSON.parse(stdout.split('\n')[0] ?? ''));
  };
  return Promise.all(Array.from({ length: workers }, one));
}
