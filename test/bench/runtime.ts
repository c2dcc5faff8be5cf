import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { ok, type Proposal, type RunId } from '@countersign/model';
import { createRuntime, type Runtime } from '@countersign/runtime';
import { percentile } from './data/percentile.ts';
import { ACTOR, type BenchStore, openStore, WORKSPACE } from './runtime/openStore.ts';
import { RunWatch } from './runtime/RunWatch.ts';

/**
 * One case with a gate, through the public client: start → agent → person → action → end, with validation, ledger and
 * audit on and the agent and the action in this process.
 *
 * `pnpm bench runtime [--store postgres|memory] [--runs 2000] [--concurrency 128] [--rounds 3] [--singles 300]
 * [--url <database>]` prints one JSON line per round, the medians, and the latency from verdict to action and
 * to end, one at a time.
 */
const { values } = parseArgs({
  options: {
    store: { type: 'string', default: 'postgres' },
    runs: { type: 'string', default: '2000' },
    concurrency: { type: 'string', default: '128' },
    rounds: { type: 'string', default: '3' },
    singles: { type: 'string', default: '300' },
    url: { type: 'string' },
  },
});
const count = Number(values.runs);
const concurrency = Number(values.concurrency);

const proposal: Proposal = {
  decision: 'refund',
  payload: { amount: 40 },
  summary: 'Refund the order: it arrived broken.',
  confidence: 0.9,
  reasoning: ['The photo shows a broken cup.'],
  evidence: [],
  flags: [],
  usage: { model: 'bench', tokens: 0, cost: 0, ms: 0 },
  agentVersion: 'bench-1',
};

/** When the action was called last: the moment a verdict has reached the outside world. */
let actionAt = 0;

const opened = await openStore(values.store, values.url);
const watch = new RunWatch();
const runtime = createRuntime({
  store: opened.store,
  runs: opened.runs,
  agents: { propose: async () => ok(proposal) },
  actions: {
    perform: async () => {
      actionAt = performance.now();
      return ok({ status: 200 });
    },
  },
  samplingSecret: new Uint8Array(32),
  workerId: `bench-${process.pid}`,
  onError: (error) => console.error(error),
  faults: { afterCommit: (turns) => watch.see(turns) },
});
await runtime.worker.start();

await round(runtime, opened, Math.min(count, 300));
const rounds = [];
for (let index = 0; index < Number(values.rounds); index += 1) {
  const figures = await round(runtime, opened, count);
  rounds.push(figures);
  print({ bench: 'runtime', round: index + 1, ...setting(), ...figures });
}
print({ bench: 'runtime', median: true, ...setting(), ...medians(rounds) });
print({
  bench: 'runtime',
  oneAtATime: true,
  store: values.store,
  ...(await singles(runtime, Number(values.singles))),
});
await runtime.worker.stop();
await opened.close();

function setting() {
  return { store: values.store, runs: count, concurrency, cores: availableParallelism() };
}

type Figures = Readonly<
  Record<'runsPerSecond' | 'cpuMsPerRun' | 'walKbPerRun' | 'startToPauseMs' | 'verdictToEndMs', number>
>;

async function round({ client }: Runtime, { walBytes }: BenchStore, runs: number): Promise<Figures> {
  const walBefore = await walBytes();
  const cpuBefore = process.cpuUsage();
  const begun = performance.now();
  const ids = await inParallel(runs, (index) => start(client, index));
  const paused = performance.now();
  await inParallel(runs, (index) => decide(client, ids[index] as RunId)); // safe: one id per run
  const ended = performance.now();
  const cpu = process.cpuUsage(cpuBefore);
  return {
    runsPerSecond: rounded((runs / (ended - begun)) * 1_000),
    cpuMsPerRun: rounded((cpu.user + cpu.system) / 1_000 / runs),
    walKbPerRun: rounded(((await walBytes()) - walBefore) / 1_024 / runs),
    startToPauseMs: rounded(paused - begun),
    verdictToEndMs: rounded(ended - paused),
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
  tasks: number,
  task: (index: number) => Promise<TValue>,
): Promise<TValue[]> {
  const results: TValue[] = [];
  let next = 0;
  const lane = async () => {
    while (next < tasks) {
      const index = next;
      next += 1;
      results[index] = await task(index);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, lane));
  return results;
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
