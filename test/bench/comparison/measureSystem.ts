import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { PEERS_FOLDER } from './installPeers.ts';

/** Runs per second and what a run costs, with so many cases at the same time. */
const Throughput = z.object({
  concurrency: z.number(),
  runs: z.number(),
  runsPerSecond: z.number(),
  cpuMsPerRun: z.number(),
  walKbPerRun: z.number().optional(),
  serverCpuMsPerRun: z.number().optional(),
});
export type Throughput = z.infer<typeof Throughput>;

/** Milliseconds from the verdict, one case at a time. */
const Latency = z.object({
  verdictToActionP50Ms: z.number(),
  verdictToActionP99Ms: z.number(),
  verdictToEndP50Ms: z.number(),
  verdictToEndP99Ms: z.number(),
});
export type Latency = z.infer<typeof Latency>;

export type Figures = { readonly throughput: readonly Throughput[]; readonly latency: Latency };

export type Workload = {
  readonly runs: number;
  readonly concurrency: readonly number[];
  readonly singles: number;
};

export const PEERS = ['langgraph', 'dbos', 'mastra', 'restate'] as const;
export type Peer = (typeof PEERS)[number];
export const COUNTERSIGN = 'countersign';

/** Measures one system in a process of its own on this database. Throws when the process fails. */
export async function measureSystem(system: string, url: string, workload: Workload): Promise<Figures> {
  return system === COUNTERSIGN ? measureCountersign(url, workload) : measurePeer(system, url, workload);
}

/** Like a peer, in one process for all concurrencies. The bench of the runtime prints medians and sizes as well. */
async function measureCountersign(url: string, { runs, concurrency, singles }: Workload): Promise<Figures> {
  const program = join(import.meta.dirname, '../runtime.ts');
  const lines = await linesOf(program, { url, runs, concurrency: concurrency.join(','), rounds: 1, singles });
  return {
    throughput: lines.filter(isRound).map((line) => Throughput.parse(line)),
    latency: Latency.parse(lines.at(-1)),
  };
}

const isRound = (line: unknown): boolean => typeof line === 'object' && line !== null && 'round' in line;

async function measurePeer(peer: string, url: string, workload: Workload): Promise<Figures> {
  const { runs, concurrency, singles } = workload;
  const program = join(PEERS_FOLDER, `${peer}.ts`);
  const lines = await linesOf(program, { url, runs, concurrency: concurrency.join(','), singles });
  return {
    throughput: lines.slice(0, -1).map((line) => Throughput.parse(line)),
    latency: Latency.parse(lines.at(-1)),
  };
}

/** Runs a program to its end, with the options of Node that this process has, and reads the JSON lines that it prints. */
async function linesOf(
  program: string,
  options: Readonly<Record<string, string | number>>,
): Promise<unknown[]> {
  const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const { stdout } = await promisify(execFile)(process.execPath, [...process.execArgv, program, ...args], {
    maxBuffer: 64 * 1024 * 1024,
  });
  return stdout
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line));
}
