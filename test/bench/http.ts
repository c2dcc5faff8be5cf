import { parseArgs } from 'node:util';
import { RunningServer } from '../server/RunningServer.ts';
import { percentile } from './data/percentile.ts';
import { Caller, type Timed } from './http/Caller.ts';
import { gateFlow } from './http/gateFlow.ts';

/**
 * What a client of the runtime API waits for, against a server of its own: a start until it is accepted, a verdict until
 * it is taken, one at a time and many at once.
 *
 * `pnpm bench http [--requests 1000] [--warm 200] [--concurrency 32] [--url <server> --key <key>]`
 */
const { values } = parseArgs({
  options: {
    requests: { type: 'string', default: '1000' },
    warm: { type: 'string', default: '200' },
    concurrency: { type: 'string', default: '32' },
    url: { type: 'string' },
    key: { type: 'string' },
  },
});
const requests = Number(values.requests);
const SCOPES = ['runs:read', 'runs:write', 'reviews:read', 'reviews:write', 'flows:write'];

const server = values.url === undefined ? await RunningServer.start({ args: ['--empty'] }) : null;
const url = values.url ?? server?.url ?? '';
const key = values.key ?? (await server?.createKey('demo', SCOPES)) ?? '';
try {
  await publish(new Caller(url, key, 1));
  await measure(1, Number(values.warm), { isShown: false });
  for (const concurrency of [1, Number(values.concurrency)]) {
    await measure(concurrency, requests, { isShown: true });
  }
} finally {
  await server?.[Symbol.asyncDispose]();
}

async function publish(caller: Caller): Promise<void> {
  await expect(caller.call('PUT', '/flows/bench-http', gateFlow()), 200);
  await expect(caller.call('POST', '/flows/bench-http/publish'), 200);
  caller.close();
}

/** Starts so many runs, then answers the review of each. */
async function measure(concurrency: number, count: number, { isShown }: { isShown: boolean }): Promise<void> {
  const caller = new Caller(url, key, concurrency);
  const startedAt = performance.now();
  const started = await many(count, concurrency, (index) =>
    caller.call('POST', '/flows/bench-http/runs', { input: { order: `A-${index}`, amount: index } }),
  );
  const between = performance.now();
  const reviews = await Promise.all(started.map(({ body }) => reviewOf(caller, (body as { id: string }).id)));
  const decidingAt = performance.now();
  const decided = await many(count, concurrency, (index) => {
    const { id, etag } = reviews[index] ?? { id: '', etag: '' };
    return caller.call('POST', `/reviews/${id}/verdict`, { type: 'approve', etag });
  });
  const endedAt = performance.now();
  caller.close();
  if (!isShown) return;
  print('start accepted', concurrency, { calls: started, tookMs: between - startedAt, status: 201 });
  print('verdict accepted', concurrency, { calls: decided, tookMs: endedAt - decidingAt, status: 200 });
}

async function many(
  count: number,
  concurrency: number,
  call: (index: number) => Promise<Timed>,
): Promise<readonly Timed[]> {
  const calls: Timed[] = [];
  let next = 0;
  const caller = async () => {
    for (let index = next++; index < count; index = next++) calls[index] = await call(index);
  };
  await Promise.all(Array.from({ length: concurrency }, caller));
  return calls;
}

/** The open review of a run, which comes up as soon as the agent has answered. */
async function reviewOf(caller: Caller, run: string): Promise<{ id: string; etag: string }> {
  for (;;) {
    const { body } = await caller.call('GET', `/reviews?run=${run}&status=open`);
    const [review] = (body as { items: { id: string; etag: string }[] }).items;
    if (review !== undefined) return review;
  }
}

type Measured = { readonly calls: readonly Timed[]; readonly tookMs: number; readonly status: number };

function print(what: string, concurrency: number, { calls, tookMs, status }: Measured): void {
  const failed = calls.filter((call) => call.status !== status).length;
  const times = calls.map(({ ms }) => ms);
  const perSecond = Math.round((calls.length / tookMs) * 1_000);
  const [p50Ms, p99Ms] = [0.5, 0.99].map((share) => Number(percentile(times, share).toFixed(2)));
  const line = { bench: 'http', what, concurrency, requests: calls.length, failed, perSecond, p50Ms, p99Ms };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

async function expect(call: Promise<Timed>, status: number): Promise<void> {
  const answer = await call;
  if (answer.status !== status) throw new Error(`Answered ${answer.status}: ${JSON.stringify(answer.body)}`);
}
