import type { Problem, Result } from '@countersign/model';
import type { Logger } from 'pino';
import type { Env } from './env.ts';
import { assertPortFree } from './http/assertPortFree.ts';
import { createHttpServer } from './http/createHttpServer.ts';
import { type Installation, openInstallation } from './openInstallation.ts';
import { ensureFirstPerson } from './seed/ensureFirstPerson.ts';
import { fillWithExamples } from './seed/fillWithExamples.ts';
import { seedWorkspace } from './seed/seedWorkspace.ts';
import { EXAMPLES_FOLDER } from './services/createExamples.ts';
import { type StartedServer, startParts } from './startParts.ts';
import { buildStudio } from './studio/buildStudio.ts';

type Options = {
  readonly role: 'api' | 'all';
  readonly empty: boolean;
  readonly logger: Logger;
  readonly onError: (error: unknown, place?: object) => void;
  readonly say: (line: string) => void;
};

/** Starts a process that serves the studio and the interfaces; see `startServer`. */
export async function startServing(
  env: Env,
  { role, empty, logger, onError, say }: Options,
): Promise<Result<StartedServer, Problem>> {
  const free = await assertPortFree(env.host, env.port);
  if (!free.ok) return free;
  // While the database starts, the studio is built.
  const studio = buildStudio(() => say('Building the studio; this is needed once and takes some seconds.'));
  studio.catch(() => {}); // awaited below; until then a failure is nobody's
  const opened = await openInstallation(env, { onError, logger });
  if (!opened.ok) return opened;
  const installation = opened.value;
  const http = await createServing(installation, { env, logger, studio }).catch(async (error) => {
    await installation.close();
    throw error;
  });
  const serving = { http, prepare: () => prepareFirstUse(installation, empty) };
  return startParts({ env, role, foundation: installation, logger, say, serving });
}

async function createServing(
  { services, auth, webhooks, operations }: Installation,
  { env, logger, studio }: { env: Env; logger: Logger; studio: Promise<string> },
) {
  const setup = { services, auth, webhooks, operations, studioFolder: await studio, logger };
  return createHttpServer({ ...setup, metricsToken: env.metricsToken });
}

/** The first workspace with its samples, and the token with which the first person signs in. */
async function prepareFirstUse(
  { db, auth, services, ports }: Installation,
  empty: boolean,
): Promise<string | null> {
  const setup = { services, recordings: ports.recordings, folder: EXAMPLES_FOLDER };
  const workspaceId = await seedWorkspace(db, empty ? null : (id) => fillWithExamples(setup, id));
  return ensureFirstPerson({ db, auth }, workspaceId);
}
