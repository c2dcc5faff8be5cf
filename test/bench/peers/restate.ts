import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import * as restate from '@restatedev/restate-sdk';
import * as clients from '@restatedev/restate-sdk-clients';
import { Arrivals } from './Arrivals.ts';
import { measure, type Opening, type Order, type System } from './measure.ts';

/** Clock ticks of the processor accounts in `/proc`, per second. */
const TICKS_PER_SECOND = 100;
const READY_MS = 30_000;

await measure('restate', open);

/**
 * A single node of the Restate server with its own store, and a workflow with two `ctx.run` steps around a durable
 * promise, which a second handler of the workflow resolves.
 */
async function open({ steps }: Opening): Promise<System> {
  const waiting = new Arrivals();
  const review = restate.workflow({
    name: 'review',
    handlers: {
      run: async (context: restate.WorkflowContext, order: Order) => {
        const decision = await context.run('agent', () => steps.agent(order));
        waiting.come(context.key);
        const verdict = await context.promise<string>('verdict');
        if (verdict !== 'approve') return { status: 0 };
        return context.run('act', () => steps.action(decision));
      },
      decide: async (context: restate.WorkflowSharedContext, verdict: string) => {
        await context.promise<string>('verdict').resolve(verdict);
      },
    },
  });
  const servicePort = await freePort();
  // Its log of every invocation would be the client's work, not Restate's.
  await restate.serve({ services: [review], port: servicePort, logger: () => {} });
  const server = await startServer();
  await register(server.adminUrl, `http://127.0.0.1:${servicePort}`);

  const ingress = clients.connect({ url: server.ingressUrl });
  const workflow = (id: string) => ingress.workflowClient<typeof review>({ name: 'review' }, id);
  return {
    start: async (id, order) => {
      await workflow(id).workflowSubmit(order);
      await waiting.until(id);
    },
    decide: async (id) => {
      const ended = workflow(id).workflowAttach();
      await workflow(id).decide('approve');
      if ((await ended).status !== 200) throw new Error('The workflow ended without its action');
    },
    close: server.close,
    serverCpuMs: server.cpuMs,
  };
}

async function startServer() {
  const folder = await mkdtemp(join(tmpdir(), 'peers-restate-'));
  const [ingress, admin, node] = [await freePort(), await freePort(), await freePort()];
  const program = createRequire(import.meta.url).resolve(
    `@restatedev/restate-server-${process.platform}-${process.arch}/bin/restate-server`,
  );
  const child = spawn(program, ['--base-dir', folder, '--node-name', 'peers'], {
    stdio: 'ignore',
    env: {
      ...process.env,
      RESTATE_INGRESS__BIND_ADDRESS: `127.0.0.1:${ingress}`,
      RESTATE_ADMIN__BIND_ADDRESS: `127.0.0.1:${admin}`,
      RESTATE_BIND_ADDRESS: `127.0.0.1:${node}`,
      RESTATE_ADVERTISED_ADDRESS: `http://127.0.0.1:${node}`,
      RESTATE_LOG_FILTER: 'warn',
      DO_NOT_TRACK: '1',
    },
  });
  const adminUrl = `http://127.0.0.1:${admin}`;
  const ingressUrl = `http://127.0.0.1:${ingress}`;
  await untilHealthy(`${adminUrl}/health`);
  await untilHealthy(`${ingressUrl}/restate/health`);
  const close = async () => {
    child.kill('SIGTERM');
    await once(child, 'exit');
    await rm(folder, { recursive: true, force: true });
  };
  return { adminUrl, ingressUrl, close, cpuMs: () => cpuMs(child.pid ?? 0) };
}

async function untilHealthy(url: string): Promise<void> {
  const deadline = performance.now() + READY_MS;
  while (performance.now() < deadline) {
    const isHealthy = await fetch(url).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isHealthy) return;
    await delay(100);
  }
  throw new Error(`The Restate server is not ready: ${url}`);
}

async function register(adminUrl: string, uri: string): Promise<void> {
  const answer = await fetch(`${adminUrl}/deployments`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ uri }),
  });
  if (!answer.ok) throw new Error(`The Restate server refused the service: ${await answer.text()}`);
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

/** User and system time of a process; Linux only, NaN elsewhere. */
async function cpuMs(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return ((Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND) * 1_000;
}
