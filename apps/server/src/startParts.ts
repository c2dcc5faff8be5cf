import type { AddressInfo } from 'node:net';
import { fail, ok, type Problem, type Result } from '@countersign/model';
import { fillReviews } from '@countersign/postgres';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { Env } from './env.ts';
import { problemOfListening } from './http/assertPortFree.ts';
import type { HttpServer } from './http/createHttpServer.ts';
import type { HealthSetup } from './http/mountHealth.ts';
import { serverUrl, signInUrl } from './http/signInUrl.ts';
import type { Foundation } from './openFoundation.ts';
import { RetentionKeeper } from './retention/RetentionKeeper.ts';
import { type Filling, startFilling } from './reviews/startFilling.ts';
import { stopServer } from './stopServer.ts';
import { startTracing } from './tracing/startTracing.ts';

export type StartedServer = { readonly url: string | null; readonly stop: () => Promise<void> };

export type Parts = {
  readonly env: Env;
  readonly role: 'api' | 'worker' | 'all';
  readonly foundation: Foundation;
  readonly logger: Logger;
  readonly say: (line: string) => void;
  /** Null where nobody is served. */
  readonly serving: Serving | null;
};

type Serving = {
  readonly http: HttpServer;
  /** Done before anybody is served; answers the token with which the first person signs in, if nobody has yet. */
  readonly prepare: () => Promise<string | null>;
};

/** Lets the opened parts work, listen and tell where. Problem `port_used`, `address_refused`; then all is closed again. */
export async function startParts(parts: Parts): Promise<Result<StartedServer, Problem>> {
  const { env, role, foundation, serving, say } = parts;
  const http = serving?.http ?? null;
  try {
    const stopTracing = await startTracing(env.otlpEndpoint, role);
    const operationsServer = await createOperationsServer(parts);
    const keeper = createKeeper(parts);
    let filling: Filling | null = null;
    const stop = () => stopServer({ foundation, http, operationsServer, keeper, filling, stopTracing });
    if (role !== 'api') await beginWork(foundation, keeper);
    if (role !== 'api') filling = fillReviewsOf(parts);
    const token = (await serving?.prepare()) ?? null;
    for (const [app, at] of [[http?.app, env] as const, [operationsServer, env.operations] as const]) {
      const listening = app && at ? await listen(app, at) : ok(null);
      if (listening.ok) continue;
      await stop();
      return listening;
    }
    const url = http === null ? null : urlOf(http.app, env.host);
    say(url === null ? 'The worker is at work.' : `Countersign is ready: ${url}`);
    if (operationsServer !== null)
      say(`Operations: ${urlOf(operationsServer, env.operations?.host ?? env.host)}`);
    if (http !== null && token !== null)
      say(`Sign in for the first time: ${signInUrl({ host: env.host, port: portOf(http.app) }, token)}`);
    return ok({ url, stop });
  } catch (error) {
    await foundation.close();
    throw error;
  }
}

async function beginWork(
  { worker, triggers, indexer, notices, operations }: Foundation,
  keeper: RetentionKeeper,
): Promise<void> {
  await worker.start();
  triggers.start();
  indexer.start();
  notices.start();
  operations.readiness.expectWorker();
  keeper.start();
}

function createKeeper({ env, foundation, logger }: Parts): RetentionKeeper {
  const { retention, retentions } = foundation;
  return new RetentionKeeper({
    ...{ retention, retentions, archiveDir: env.archiveDir },
    onError: (error) => logger.error({ err: error }, 'retention failed'),
    onSwept: (workspaceId, runs) => logger.info({ workspaceId, runs }, 'old runs taken away'),
  });
}

const fillReviewsOf = ({ foundation, logger }: Parts): Filling =>
  startFilling({
    fill: () => fillReviews(foundation.database.worker),
    onError: (error) =>
      logger.error({ err: error }, 'older reviews are not all found by what their agent said'),
  });

/** Loaded where it is asked for alone, as everything that serves. */
async function createOperationsServer(parts: Parts): Promise<FastifyInstance | null> {
  if (parts.env.operations === null) return null;
  const { createOperationsServer: create } = await import('./http/createOperationsServer.ts');
  return create(healthOf(parts), parts.logger);
}

/** The operations port is bound to where only operators are, so it asks for a token only if there is one. */
function healthOf({ env, foundation }: Parts): HealthSetup {
  const { metricsToken: token } = env;
  return { ...foundation.operations, metricsFor: token === null ? 'everybody' : { token } };
}

async function listen(
  app: FastifyInstance,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<Result<null, Problem>> {
  try {
    await app.listen({ host, port });
    return ok(null);
  } catch (error) {
    return fail(problemOfListening(error, host, port));
  }
}

const portOf = (app: FastifyInstance): number => (app.server.address() as AddressInfo).port; // safe: it listens on TCP
const urlOf = (app: FastifyInstance, host: string): string => serverUrl({ host, port: portOf(app) });
