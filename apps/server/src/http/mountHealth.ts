import { createHash, timingSafeEqual } from 'node:crypto';
import { BlockList, isIPv6 } from 'node:net';
import { problem } from '@countersign/model';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Metrics } from '../metrics/createMetrics.ts';
import type { Readiness } from '../operations/Readiness.ts';
import { sendProblem } from './sendProblem.ts';

export type HealthSetup = {
  readonly readiness: Readiness;
  readonly metrics: Metrics;
  /** Who may read the metrics: whoever shows the token; without one this machine alone; or whoever can connect. */
  readonly metricsFor: { readonly token: string } | 'thisMachine' | 'everybody';
};

/** For whoever watches the process: is it alive, can it do its work, and how busy is it. */
export function mountHealth(app: FastifyInstance, { readiness, metrics, metricsFor }: HealthSetup): void {
  app.addHook('onResponse', async (request, reply) => {
    const { method, routeOptions } = request;
    const seconds = reply.elapsedTime / 1_000;
    metrics.answered({ method, route: routeOptions.url ?? 'none', status: reply.statusCode, seconds });
  });

  app.get('/health', async () => ({ status: 'ok' }));

  app.get('/ready', async (_request, reply) => {
    const { ready, reason } = await readiness.check();
    return reply.code(ready ? 200 : 503).send(ready ? { status: 'ready' } : { status: 'not ready', reason });
  });

  app.get('/metrics', async (request, reply) => {
    if (!mayRead(request, metricsFor)) return sendProblem(reply, REFUSAL);
    return reply.type(metrics.contentType).send(await metrics.text());
  });
}

const REFUSAL = problem(
  'unauthenticated',
  'The metrics are for whoever operates this server. Send METRICS_TOKEN as Authorization: Bearer <token>, or ask from the same machine if none is set.',
);

const LOOPBACK = new BlockList();
LOOPBACK.addSubnet('127.0.0.0', 8, 'ipv4');
LOOPBACK.addAddress('::1', 'ipv6');

/** What proxies add: behind one, every caller comes from this machine. */
const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'] as const;

function mayRead(request: FastifyRequest, allowed: HealthSetup['metricsFor']): boolean {
  if (allowed === 'everybody') return true;
  if (allowed === 'thisMachine') return isFromThisMachine(request);
  const shown = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
  return shown !== undefined && timingSafeEqual(digest(shown), digest(allowed.token));
}

function isFromThisMachine({ headers, socket: { remoteAddress = '' } }: FastifyRequest): boolean {
  if (FORWARDED.some((name) => headers[name] !== undefined)) return false;
  return LOOPBACK.check(remoteAddress, isIPv6(remoteAddress) ? 'ipv6' : 'ipv4');
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
