import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { calibrationError } from '@countersign/agents';
import { RestClient } from '../server/RestClient.ts';
import { RunningServer } from '../server/RunningServer.ts';
import { percentile } from './data/percentile.ts';
import { type LabelledMessage, readBanking77 } from './data/readBanking77.ts';
import { seededOrder } from './data/seededOrder.ts';
import { judgeProposals } from './real/judgeProposals.ts';
import { prepareTriage, TRIAGE_FLOW } from './real/prepareTriage.ts';
import { reviewUntil } from './real/reviewUntil.ts';
import { startRuns } from './real/startRuns.ts';

/**
 * The main job on real input: `pnpm bench real --data <banking77 folder> [--cases 1000] [--train 3000] [--seed 1]`.
 * A server of its own on a fresh database learns from labelled messages and triages other ones; a reviewer who knows
 * the truth answers what is held. Everything goes through the REST API.
 */
const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    cases: { type: 'string', default: '1000' },
    train: { type: 'string', default: '3000' },
    threshold: { type: 'string', default: '0.8' },
    seed: { type: 'string', default: '1' },
  },
});
if (values.data === undefined) throw new Error('Name the folder of banking77 with --data.');

const POLL_MS = 200;
const SCOPES = [
  ...['runs:read', 'runs:write', 'reviews:read', 'reviews:write'],
  ...['flows:read', 'flows:write', 'learning:write', 'checkpoints:write'],
];

const messages = seededOrder(readBanking77(values.data), Number(values.seed));
const training = messages.slice(0, Number(values.train));
const cases = messages.slice(training.length, training.length + Number(values.cases));

await using server = await RunningServer.start({ args: ['--empty'] });
const client = new RestClient(server.url, await server.createKey('demo', SCOPES));

const learned = await prepareTriage(client, training, Number(values.threshold));
print('training messages', training.length);
print('training seconds', learned.seconds);
print('accuracy foretold', learned.accuracy);

const { started, verdictToEndMs, seconds } = await runAll(cases);
const runs = await client.runs(TRIAGE_FLOW);
const judged = await judgeProposals(client, started);
const passed = judged.filter((run) => !run.wasHeld);
print('runs started', started.size);
print('runs ended', runs.filter((run) => run.status === 'ended').length);
print('share passed only by a person', 1 - passed.length / judged.length);
print('accuracy of proposals', accuracy(judged));
print('accuracy of those passed by themselves', accuracy(passed));
print('calibration error', calibrationError(judged));
print('runs a second', started.size / seconds);
print('verdict to end p50 ms', percentile(verdictToEndMs, 0.5));
print('verdict to end p99 ms', percentile(verdictToEndMs, 0.99));

/** Sends all cases while the reviewer works, and waits until no run is left. */
async function runAll(cases: readonly LabelledMessage[]) {
  const startedAt = performance.now();
  const finished = new AbortController();
  const reviewing = reviewUntil(finished.signal, client, cases);
  const work = startRuns(client, cases).then(async (started) => {
    while (await someAreLeft()) await delay(POLL_MS);
    return { started, seconds: (performance.now() - startedAt) / 1_000 };
  });
  const { started, seconds } = await Promise.race([work, reviewing.then(() => work)]);
  finished.abort();
  return { started, seconds, verdictToEndMs: await reviewing };
}

async function someAreLeft(): Promise<boolean> {
  return (await client.hasRuns(TRIAGE_FLOW, 'running')) || (await client.hasRuns(TRIAGE_FLOW, 'waiting'));
}

function accuracy(judged: readonly { isCorrect: boolean }[]): number {
  return judged.length === 0 ? 0 : judged.filter((run) => run.isCorrect).length / judged.length;
}

function print(figure: string, value: number): void {
  process.stdout.write(`${JSON.stringify({ bench: 'real', figure, value: Number(value.toPrecision(4)) })}\n`);
}
