import type { AddressInfo } from 'node:net';
import { fail, ok, type Problem, type Result } from '@countersign/model';
import type { FastifyInstance } from 'fastify';
import { type Logger, pino } from 'pino';
import type { Env } from './env.ts';
import { assertPortFree, problemOfListening } from './http/assertPortFree.ts';
import { createHttpServer, type HttpServer } from './http/createHttpServer.ts';
import { createOperationsServer } from './http/createOperationsServer.ts';
import type { HealthSetup } from './http/mountHealth.ts';
import { serverUrl, signInUrl } from './http/signInUrl.ts';
import { createLogger } from './log/createLogger.ts';
import { type Installation, openInstallation } from './openInstallation.ts';
import { RetentionKeeper } from './retention/RetentionKeeper.ts';
import { ensureFirstPerson } from './seed/ensureFirstPerson.ts';
import { fillWithExamples } from './seed/fillWithExamples.ts';
import { seedWorkspace } from './seed/seedWorkspace.ts';
import { EXAMPLES_FOLDER } from './services/createExamples.ts';
import { stopServer } from './stopServer.ts';
import { buildStudio } from './studio/buildStudio.ts';
import { startTracing } from './tracing/startTracing.ts';

export type StartOptions = {
  /** `api` serves, `worker` performs effects and fires timers, `all` does both. */
  readonly role: 'api' | 'worker' | 'all';
  /** Leaves the samples out at the first start. */
  readonly empty: boolean;
};

export type StartedServer = { readonly url: string | null; readonly stop: () => Promise<void> };

/**
 * Starts what the role says and tells on `say` where it is. Problems: `port_used`, `address_refused`, and those of the
 * database.
 */
export async function startServer(
  env: Env,
  options: StartOptions,
  say: (line: string) => void,
): Promise<Result<StartedServer, Problem>> {
  const doesServe = options.role !== 'worker';
  if (doesServe) {
    const free = await assertPortFree(env.host, env.port);
    if (!free.ok) return free;
  }
  // While the database starts, the studio is built.
  const studio = doesServe
    ? buildStudio(() => say('Building the studio; this is needed once and takes some seconds.'))
    : null;
  studio?.catch(() => {}); // awaited below; until then a failure is nobody's
  const logger = createLogger(env.logLevel, pino.destination(2));
  const onError = (error: unknown, place = {}) => logger.error({ err: error, ...place }, 'failed');
  const opened = await openInstallation(env, { onError, logger });
  if (!opened.ok) return opened;
  const installation = opened.value;
  try {
    return await serve({ env, options, installation, studio, logger, say });
  } catch (error) {
    await installation.close();
    throw error;
  }
}

type Serving = {
  readonly env: Env;
  readonly options: StartOptions;
  readonly installation: Installation;
  readonly studio: Promise<string> | null;
  readonly logger: Logger;
  readonly say: (line: string) => void;
};

async function serve(serving: Serving): Promise<Result<StartedServer, Problem>> {
  const { env, options, installation, studio, logger, say } = serving;
  const { readiness } = installation.operations;
  const stopTracing = await startTracing(env.otlpEndpoint, options.role);
  const http = studio === null ? null : await createServing(serving, await studio);
  const operationsServer = env.operations === null ? null : createOperationsServer(healthOf(serving), logger);
  const keeper = createKeeper(serving);
  const stop = () => stopServer({ installation, http, operationsServer, keeper, stopTracing });
  if (options.role !== 'api') {
    await installation.worker.start();
    installation.triggers.start();
    readiness.expectWorker();
    keeper.start();
  }
  const token = http === null ? null : await prepareFirstUse(installation, options);
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
}

function createKeeper({ env, installation, logger }: Serving): RetentionKeeper {
  const { retention, retentions } = installation;
  return new RetentionKeeper({
    ...{ retention, retentions, archiveDir: env.archiveDir },
    onError: (error) => logger.error({ err: error }, 'retention failed'),
    onSwept: (workspaceId, runs) => logger.info({ workspaceId, runs }, 'old runs taken away'),
  });
}

function createServing({ env, installation, logger }: Serving, studioFolder: string): Promise<HttpServer> {
  const { services, auth, webhooks, operations } = installation;
  return createHttpServer({
    ...{ services, auth, webhooks, operations, studioFolder, logger },
    metricsToken: env.metricsToken,
  });
}

/** The operations port is bound to where only operators are, so it asks for a token only if there is one. */
function healthOf({ env, installation }: Serving): HealthSetup {
  const { metricsToken: token } = env;
  return { ...installation.operations, metricsFor: token === null ? 'everybody' : { token } };
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

/** The first workspace with its samples, and the token with which the first person signs in. */
async function prepareFirstUse(installation: Installation, { empty }: StartOptions): Promise<string | null> {
  const { db, auth, services, ports } = installation;
  const setup = { services, recordings: ports.recordings, folder: EXAMPLES_FOLDER };
  const workspaceId = await seedWorkspace(db, empty ? null : (id) => fillWithExamples(setup, id));
  return ensureFirstPerson({ db, auth }, workspaceId);
}
