import { availableParallelism } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { ok, type RunId } from '@countersign/model';
import { hashOf } from '@countersign/postgres';
import { createRuntime, type Runtime } from '@countersign/runtime';
import { percentile } from './data/percentile.ts';
import { benchProposal } from './runtime/benchProposal.ts';
import { compareWorkers } from './runtime/compareWorkers.ts';
import { MachineLoad } from './runtime/MachineLoad.ts';
import { ACTOR, type BenchStore, openStore, WORKSPACE } from './runtime/openStore.ts';
import { RunWatch } from './runtime/RunWatch.ts';
import { usedHeapMb } from './runtime/usedHeapMb.ts';

/**
 * One case with a gate, through the public client: start → agent → person → action → end, with validation, ledger and
 * audit on and the agent and the action in this process.
 *
 * `pnpm bench runtime [--store postgres|memory] [--runs 2000] [--concurrency 32,128] [--rounds 3] [--singles 300]
 * [--workers 1] [--provider-ms 0] [--pool <effects at a time>] [--url <database>]` prints one JSON line per round and the medians for each concurrency; how much the
 * database grows by a finished run; the latency from verdict to action and to end, one at a time; and with `--workers 2` how much more so
 * many processes do together. With `--provider-ms 50 --pool 16` agent and action take their time, and how much a process has
 * under way at a time is what limits it. Memory over many runs: `--concurrency 128 --runs 20000 --rounds 10 --singles 0`, where
 * `heapMb` is what is in use after each round.
 */
const { values } = parseArgs({
  options: {
    store: { type: 'string', default: 'postgres' },
    runs: { type: 'string', default: '2000' },
    concurrency: { type: 'string', default: '32,128' },
    workers: { type: 'string', default: '1' },
    rounds: { type: 'string', default: '3' },
    singles: { type: 'string', default: '300' },
    'provider-ms': { type: 'string', default: '0' },
    pool: { type: 'string' },
    url: { type: 'string' },
  },
});
const providerMs = Number(values['provider-ms']);
const provided = (): Promise<unknown> => (providerMs === 0 ? Promise.resolve() : delay(providerMs));
/** How often the store is asked for what other processes may have done. */
const LOOK_MS = 50;
const count = Number(values.runs);
const lanes = values.concurrency.split(',').map(Number);

/** When the action was called last: the moment a verdict has reached the outside world. */
let actionAt = 0;

const opened = await openStore(values.store, values.url);
const watch = new RunWatch();
const runtime = createRuntime({
  store: opened.store,
  runs: opened.runs,
  agents: { propose: () => provided().then(() => ok(benchProposal)) },
  actions: {
    perform: async () => {
      actionAt = performance.now();
      await provided();
      return ok({ status: 200 });
    },
  },
  samplingSecret: new Uint8Array(32),
  contentHash: hashOf,
  workerId: `bench-${process.pid}`,
  ...(values.pool === undefined ? {} : { concurrency: Number(values.pool) }),
  onError: (error) => console.error(error),
  faults: { afterCommit: (turns) => watch.see(turns) },
});
await runtime.worker.start();
// What one process has no room for, another performs, and only that one hears of it.
const looking = values.pool === undefined ? null : setInterval(() => void watch.look(opened.store), LOOK_MS);

await round(runtime, opened, { runs: Math.min(count, 300), concurrency: 128 });
for (const concurrency of lanes) {
  const setting = { store: values.store, runs: count, concurrency, cores: availableParallelism() };
  const rounds: Figures[] = [];
  for (let index = 0; index < Number(values.rounds); index += 1) {
    const figures = await round(runtime, opened, { runs: count, concurrency });
    rounds.push(figures);
    print({ bench: 'runtime', round: index + 1, ...setting, ...figures });
  }
  print({ bench: 'runtime', median: true, ...setting, ...medians(rounds) });
}
print({
  bench: 'runtime',
  size: true,
  store: values.store,
  runs: count,
  databaseKbPerRun: await grownKbPerRun(),
});
print({
  bench: 'runtime',
  oneAtATime: true,
  store: values.store,
  ...(await singles(runtime, Number(values.singles))),
});
await runtime.worker.stop();
if (looking !== null) clearInterval(looking);
if (Number(values.workers) > 1) {
  const pool = values.pool === undefined ? [] : ['--pool', values.pool];
  const provider = ['--provider-ms', values['provider-ms'], ...pool];
  const options = { url: opened.url, runs: count, workers: Number(values.workers), provider };
  print({ bench: 'runtime', ...(await compareWorkers(options)) });
}
await opened.close();

/** Full pages are what the log holds twice for safety after a checkpoint; they are part of `walKbPerRun`. */
type Figures = Readonly<
  Record<
    | 'runsPerSecond'
    | 'startsPerSecond'
    | 'verdictsPerSecond'
    | 'cpuMsPerRun'
    | 'serverCpuMsPerRun'
    | 'machineBusy'
    | 'walKbPerRun'
    | 'walFullPagesPerRun'
    | 'startToPauseMs'
    | 'verdictToEndMs'
    | 'heapMb',
    number
  >
>;

type Load = Readonly<{ runs: number; concurrency: number }>;

async function round(
  { client }: Runtime,
  { wal, serverCpuMs }: BenchStore,
  { runs, concurrency }: Load,
): Promise<Figures> {
  const walBefore = await wal();
  const serverBefore = await serverCpuMs();
  const cpuBefore = process.cpuUsage();
  const load = new MachineLoad();
  const begun = performance.now();
  const ids = await inParallel({ runs, concurrency }, (index) => start(client, index));
  const paused = performance.now();
  await inParallel({ runs, concurrency }, (index) => decide(client, ids[index] as RunId)); // safe: one id per run
  const ended = performance.now();
  const machineBusy = load.busyShare();
  const cpu = process.cpuUsage(cpuBefore);
  const serverMs = (await serverCpuMs()) - serverBefore;
  const walAfter = await wal();
  watch.forget();
  return {
    runsPerSecond: rounded((runs / (ended - begun)) * 1_000),
    startsPerSecond: rounded((runs / (paused - begun)) * 1_000),
    verdictsPerSecond: rounded((runs / (ended - paused)) * 1_000),
    cpuMsPerRun: rounded((cpu.user + cpu.system) / 1_000 / runs),
    serverCpuMsPerRun: rounded(serverMs / runs),
    machineBusy: rounded(machineBusy),
    walKbPerRun: rounded((walAfter.bytes - walBefore.bytes) / 1_024 / runs),
    walFullPagesPerRun: rounded((walAfter.fullPages - walBefore.fullPages) / runs),
    startToPauseMs: rounded(paused - begun),
    verdictToEndMs: rounded(ended - paused),
    heapMb: rounded(usedHeapMb()),
  };
}

async function start(client: Runtime['client'], index: number): Promise<RunId> {
  const input = { order: `A-${index}`, amount: 40 };
  const started = await client.start(WORKSPACE, { flow: 'one-gate', input, actor: ACTOR });
  if (!started.ok) throw new Error(started.problem.message);
  await watch.asked(started.value.run.id);
  return started.value.run.id;
}

async function decide(client: Runtime['client'], runId: RunId): Promise<void> {
  const { id: reviewId, etag } = await watch.asked(runId);
  const decision = { reviewId, etag, verdict: { type: 'approve' }, actor: ACTOR, role: 'reviewer' } as const;
  const decided = await client.decide(WORKSPACE, decision);
  if (!decided.ok) throw new Error(decided.problem.message);
  await watch.ended(runId);
}

async function singles({ client }: Runtime, runs: number) {
  const toAction: number[] = [];
  const toEnd: number[] = [];
  for (let index = 0; index < runs; index += 1) {
    const runId = await start(client, index);
    const begun = performance.now();
    await decide(client, runId);
    toEnd.push(performance.now() - begun);
    toAction.push(actionAt - begun);
  }
  return {
    runs,
    verdictToActionP50Ms: rounded(percentile(toAction, 0.5)),
    verdictToActionP99Ms: rounded(percentile(toAction, 0.99)),
    verdictToEndP50Ms: rounded(percentile(toEnd, 0.5)),
    verdictToEndP99Ms: rounded(percentile(toEnd, 0.99)),
  };
}

/** Does the tasks with so many at the same time, each taking the next when it is done. */
async function inParallel<TValue>(
  { runs, concurrency }: Load,
  task: (index: number) => Promise<TValue>,
): Promise<TValue[]> {
  const results: TValue[] = [];
  let next = 0;
  const lane = async () => {
    while (next < runs) {
      const index = next;
      next += 1;
      results[index] = await task(index);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, lane));
  return results;
}

/** What a finished run leaves behind, by one round more: the first ones also make the room that those under way use again. */
async function grownKbPerRun(): Promise<number> {
  const before = await opened.databaseBytes();
  await round(runtime, opened, { runs: count, concurrency: 128 });
  return rounded(((await opened.databaseBytes()) - before) / 1_024 / count);
}

function medians(all: readonly Figures[]): Record<string, number> {
  const [first] = all;
  if (first === undefined) return {};
  const medianOf = (key: keyof Figures) =>
    all.map((figures) => figures[key]).sort((a, b) => a - b)[all.length >> 1] ?? 0;
  return Object.fromEntries((Object.keys(first) as (keyof Figures)[]).map((key) => [key, medianOf(key)])); // safe: the keys of a Figures
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}

function print(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
