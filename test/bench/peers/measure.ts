import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import pg from 'pg';

/** What a case starts with. */
export type Order = { readonly order: string; readonly amount: number };

/** What the agent step answers. */
export type Decision = { readonly decision: string; readonly confidence: number; readonly amount: number };

/** The two steps of the case, the same functions for every system. */
export type Steps = {
  readonly agent: (order: Order) => Promise<Decision>;
  readonly action: (decision: Decision) => Promise<{ status: number }>;
};

/** One system, ready for cases. */
export type System = {
  /** Starts a case; resolves once it waits for a person. */
  readonly start: (id: string, order: Order) => Promise<void>;
  /** Approves what waits; resolves once the case has ended. */
  readonly decide: (id: string) => Promise<void>;
  readonly close: () => Promise<void>;
  /** CPU milliseconds so far of a server process of its own, for systems that have one. */
  readonly serverCpuMs?: () => Promise<number>;
};

export type Opening = {
  /** A database of its own for this measurement. */
  readonly url: string;
  /** The highest number of cases at the same time. */
  readonly concurrency: number;
  readonly steps: Steps;
};

const WARM_UP = 300;

/**
 * Runs the cases of the command line through one system and prints one JSON line per figure. The process is the
 * client; its CPU time is what the figures name.
 */
export async function measure(name: string, open: (opening: Opening) => Promise<System>): Promise<void> {
  const { values } = parseArgs({
    options: {
      url: { type: 'string', default: '' },
      runs: { type: 'string', default: '2000' },
      concurrency: { type: 'string', default: '32,128' },
      singles: { type: 'string', default: '300' },
    },
  });
  const lanes = values.concurrency.split(',').map(Number);
  let actionAt = 0;
  const steps: Steps = {
    agent: async ({ amount }) => ({ decision: 'refund', confidence: 0.9, amount }),
    action: async () => {
      actionAt = performance.now();
      return { status: 200 };
    },
  };
  const system = await open({ url: values.url, concurrency: Math.max(...lanes), steps });
  const log = new pg.Client({ connectionString: values.url });
  await log.connect();
  await runAll(system, WARM_UP, Math.max(...lanes));
  for (const concurrency of lanes) {
    const figures = await throughput({ system, log }, Number(values.runs), concurrency);
    print({ system: name, ...figures });
  }
  print({
    system: name,
    oneAtATime: true,
    ...(await latency(system, Number(values.singles), () => actionAt)),
  });
  await log.end();
  await system.close();
  // Some clients keep sockets or timers that would hold the process.
  process.exit(0);
}

type Measured = { readonly system: System; readonly log: pg.Client };

async function throughput({ system, log }: Measured, runs: number, concurrency: number) {
  const walBefore = await walBytes(log);
  const cpuBefore = process.cpuUsage();
  const serverBefore = await system.serverCpuMs?.();
  const ms = await runAll(system, runs, concurrency);
  const cpu = process.cpuUsage(cpuBefore);
  const serverMs = (await system.serverCpuMs?.()) ?? 0;
  const wal = (await walBytes(log)) - walBefore;
  return {
    concurrency,
    runs,
    runsPerSecond: rounded((runs / ms) * 1_000),
    cpuMsPerRun: rounded((cpu.user + cpu.system) / 1_000 / runs),
    ...(serverBefore === undefined
      ? { walKbPerRun: rounded(wal / 1_024 / runs) }
      : { serverCpuMsPerRun: rounded((serverMs - serverBefore) / runs) }),
  };
}

/** Starts them all, then decides them all, so many at the same time; answers the milliseconds it took. */
async function runAll(system: System, runs: number, concurrency: number): Promise<number> {
  const ids = Array.from({ length: runs }, () => randomUUID());
  const begun = performance.now();
  await inParallel(ids, concurrency, (id, index) => system.start(id, { order: `A-${index}`, amount: 40 }));
  await inParallel(ids, concurrency, (id) => system.decide(id));
  return performance.now() - begun;
}

async function latency(system: System, singles: number, actionAt: () => number) {
  const toAction: number[] = [];
  const toEnd: number[] = [];
  for (let index = 0; index < singles; index += 1) {
    const id = randomUUID();
    await system.start(id, { order: `S-${index}`, amount: 40 });
    const begun = performance.now();
    await system.decide(id);
    toEnd.push(performance.now() - begun);
    if (actionAt() < begun) throw new Error('The case ended without its action');
    toAction.push(actionAt() - begun);
  }
  return {
    singles,
    verdictToActionP50Ms: percentile(toAction, 0.5),
    verdictToActionP99Ms: percentile(toAction, 0.99),
    verdictToEndP50Ms: percentile(toEnd, 0.5),
    verdictToEndP99Ms: percentile(toEnd, 0.99),
  };
}

async function inParallel(
  ids: readonly string[],
  concurrency: number,
  task: (id: string, index: number) => Promise<void>,
): Promise<void> {
  const entries = ids.entries();
  const lane = async () => {
    for (const [index, id] of entries) await task(id, index);
  };
  await Promise.all(Array.from({ length: concurrency }, lane));
}

async function walBytes(log: pg.Client): Promise<number> {
  const { rows } = await log.query("select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0') as bytes");
  return Number(rows[0].bytes);
}

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return rounded(sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0);
}

const rounded = (value: number): number => Math.round(value * 100) / 100;

const print = (line: object): void => console.log(JSON.stringify(line));
