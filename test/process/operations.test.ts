import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { RestClient } from '../server/RestClient.ts';
import { RunningServer } from '../server/RunningServer.ts';
import { waitFor } from '../server/waitFor.ts';
import { publishLedgerFlow } from './publishLedgerFlow.ts';
import { type ReceivedSpan, TraceReceiver } from './TraceReceiver.ts';

const FLOW = 'two-effects';

let dataDir: string;
let receiver: TraceReceiver;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'countersign-operations-'));
  receiver = await TraceReceiver.open();
});
afterAll(async () => {
  await receiver[Symbol.asyncDispose]();
  await rm(dataDir, { recursive: true, force: true });
});

it('shows what an api and a worker do: one trace through both, readiness and metrics of both, logs with names', async () => {
  const env = { OTEL_EXPORTER_OTLP_ENDPOINT: `http://${receiver.host}`, LOG_LEVEL: 'debug' };
  const api = await RunningServer.start({ dataDir, env, args: ['--empty', '--role', 'api'] });
  // A worker serves nothing but what it tells on its operations port.
  const worker = await RunningServer.start({
    ...{ dataDir, args: ['--role', 'worker'], env: { ...env, OPERATIONS_PORT: '0' } },
  });
  const key = await publishLedgerFlow(api, FLOW, receiver.host);
  const client = new RestClient(api.url, key);
  const run = await client.start(FLOW, { amount: 7, note: 'Mrs Secret' });
  await waitFor(async () => (await client.run(run.id)).status === 'ended' || undefined);

  expect(await statusOf(worker.url, '/health')).toBe(200);
  expect(await statusOf(worker.url, '/ready')).toBe(200);
  expect(await statusOf(worker.url, '/')).toBe(404);
  // Others may read what is committed before the worker has heard that it is, and only then does it count.
  const done = /^countersign_effects_total\{kind="action",result="done"\} 2$/m;
  await waitFor(async () => done.test(await (await fetch(`${worker.url}/metrics`)).text()) || undefined);

  expect(await worker.stop('SIGTERM')).toBe(0);
  expect(await statusOf(api.url, '/ready')).toBe(200);
  expect(await api.stop('SIGTERM')).toBe(0);

  const start = receiver.spans.find(({ name }) => name === 'POST /api/v1/flows/:slug/runs');
  const trace = receiver.spans.filter(({ traceId }) => traceId === start?.traceId);
  expect(pathTo(trace, 'action http')).toEqual([
    ['api', 'POST /api/v1/flows/:slug/runs'],
    ['api', 'turn start'],
    ['worker', 'agent assess'],
    ['worker', 'turn result'],
    ['worker', 'action reserve'],
    ['worker', 'action http'],
  ]);
  expect(trace.filter(({ name }) => name === 'action http')).toHaveLength(2);
  expect(receiver.called.map((traceparent) => traceparent.slice(3, 35))).toEqual([
    start?.traceId,
    start?.traceId,
  ]);

  const log = linesOf(worker.output);
  const step = { flow: FLOW, runId: run.id, node: 'pay', visit: 1, result: 'done', traceId: start?.traceId };
  expect(log).toContainEqual(expect.objectContaining(step));
  for (const text of [worker.output, api.output]) {
    expect(text).not.toContain('Mrs Secret');
    expect(text).not.toContain(key);
  }
}, 240_000);

/** From the root of a trace to the first span of this name, with the process of each. */
function pathTo(trace: readonly ReceivedSpan[], name: string): readonly (readonly [string, string])[] {
  const path: (readonly [string, string])[] = [];
  let span = trace.find((candidate) => candidate.name === name);
  while (span !== undefined) {
    path.unshift([span.role, span.name]);
    const { parent } = span;
    span = trace.find(({ spanId }) => spanId === parent);
  }
  return path;
}

const statusOf = async (url: string, path: string): Promise<number> => (await fetch(url + path)).status;

const linesOf = (output: string): readonly object[] =>
  output
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as object);
