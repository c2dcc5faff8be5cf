import type { AddressInfo } from 'node:net';
import { fail, ok, type Problem, type Result } from '@countersign/model';
import { type Logger, pino } from 'pino';
import type { Env } from './env.ts';
import { assertPortFree, problemOfListening } from './http/assertPortFree.ts';
import { createHttpServer } from './http/createHttpServer.ts';
import { serverUrl, signInUrl } from './http/signInUrl.ts';
import { createLogger } from './log/createLogger.ts';
import { type Installation, openInstallation } from './openInstallation.ts';
import { ensureFirstPerson } from './seed/ensureFirstPerson.ts';
import { fillWithExamples } from './seed/fillWithExamples.ts';
import { seedWorkspace } from './seed/seedWorkspace.ts';
import { EXAMPLES_FOLDER } from './services/createExamples.ts';
import { buildStudio } from './studio/buildStudio.ts';

export type StartOptions = {
  /** `api` serves, `worker` performs effects and fires timers, `all` does both. */
  readonly role: 'api' | 'worker' | 'all';
  /** Leaves the samples out at the first start. */
  readonly empty: boolean;
};

export type StartedServer = { readonly url: string | null; readonly stop: () => Promise<void> };

/** How long requests under way may take when the server stops. */
const CLOSE_MS = 3_000;

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
  const logger = createLogger('warn', pino.destination(2));
  const opened = await openInstallation(env, { onError: (error) => logger.error({ err: error }, 'failed') });
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

async function serve({
  env,
  options,
  installation,
  studio,
  logger,
  say,
}: Serving): Promise<Result<StartedServer, Problem>> {
  if (options.role !== 'api') await installation.worker.start();
  if (studio === null) {
    say('The worker is at work.');
    return ok({ url: null, stop: () => stopAll(installation, null) });
  }
  const token = await prepareFirstUse(installation, options);
  const { services, auth, webhooks, isReady } = installation;
  const studioFolder = await studio;
  const http = await createHttpServer({ services, auth, webhooks, isReady, studioFolder, logger });
  try {
    await http.listen({ host: env.host, port: env.port });
  } catch (error) {
    await stopAll(installation, http);
    return fail(problemOfListening(error, env.host, env.port));
  }
  const { port } = http.server.address() as AddressInfo; // safe: it listens on TCP
  const address = { host: env.host, port };
  say(`Countersign is ready: ${serverUrl(address)}`);
  if (token !== null) say(`Sign in for the first time: ${signInUrl(address, token)}`);
  return ok({ url: serverUrl(address), stop: () => stopAll(installation, http) });
}

/** The first workspace with its samples, and the token with which the first person signs in. */
async function prepareFirstUse(installation: Installation, { empty }: StartOptions): Promise<string | null> {
  const { db, auth, services, ports } = installation;
  const setup = { services, recordings: ports.recordings, folder: EXAMPLES_FOLDER };
  const workspaceId = await seedWorkspace(db, empty ? null : (id) => fillWithExamples(setup, id));
  return ensureFirstPerson({ db, auth }, workspaceId);
}

type Http = Awaited<ReturnType<typeof createHttpServer>>;

/** First no new requests, then no new effects, and the database last. */
async function stopAll(installation: Installation, http: Http | null): Promise<void> {
  const deadline = setTimeout(() => http?.server.closeAllConnections(), CLOSE_MS);
  await http?.close();
  clearTimeout(deadline);
  await installation.close();
}
