import { hkdfSync, randomUUID } from 'node:crypto';
import { createActions } from '@countersign/actions';
import { createAgents } from '@countersign/agents';
import type { Services } from '@countersign/api';
import { ok, type Problem, type Result } from '@countersign/model';
import {
  createPorts,
  createRetention,
  type Database,
  isConnectionLoss,
  listRetentions,
  openDatabase,
  type Ports,
  type Retention,
} from '@countersign/postgres';
import {
  createRuntime,
  type Observer,
  type Place,
  systemClock,
  TriggerWorker,
  type Worker,
} from '@countersign/runtime';
import type { Logger } from 'pino';
import { type AuthDatabase, openAuthDatabase } from './auth/authDatabase.ts';
import { createAccounts } from './auth/createAccounts.ts';
import { type Auth, createAuth } from './auth/createAuth.ts';
import { createMembers } from './auth/createMembers.ts';
import { createNames } from './auth/createNames.ts';
import { createWorkspaces, workspaceBySlug } from './auth/createWorkspaces.ts';
import { KeyRing } from './auth/KeyRing.ts';
import type { Env } from './env.ts';
import { createOperations, type Operations } from './operations/createOperations.ts';
import { createSealer } from './secrets/createSealer.ts';
import { loadSecret } from './secrets/loadSecret.ts';
import { createConnectionDesk } from './services/createConnectionDesk.ts';
import { createEditors } from './services/createEditors.ts';
import { createExamples } from './services/createExamples.ts';
import { createLive } from './services/createLive.ts';
import { createOpenConnection } from './services/createOpenConnection.ts';
import { createStepTrials } from './services/createStepTrials.ts';
import { createTrainer } from './services/createTrainer.ts';
import { traceActions, traceAgents, tracedFetch, traceHeaders } from './tracing/traceProviders.ts';
import { createWebhooks, type Webhooks } from './webhooks/createWebhooks.ts';

/** All that one data folder (or DATABASE_URL) holds, opened and wired; the server and the command line build on it. */
export type Installation = {
  readonly db: AuthDatabase;
  readonly ports: Ports;
  readonly auth: Auth;
  readonly services: Services;
  readonly webhooks: Webhooks;
  /** Performs effects once it is started. */
  readonly worker: Worker;
  /** Starts what schedules and files ask for, once it is started. */
  readonly triggers: TriggerWorker;
  readonly operations: Operations;
  /** Takes old runs away, and what single runs say. */
  readonly retention: Retention;
  /** The workspaces that do not keep their runs for ever. */
  readonly retentions: () => ReturnType<typeof listRetentions>;
  readonly close: () => Promise<void>;
};

/** Rows of a file are held for longer than a step: their lease is not renewed. */
const TRIGGER_LEASES = 2;

type Options = {
  /** Told of what goes wrong in the background, and where. */
  readonly onError?: (error: unknown, place?: Partial<Place>) => void;
  /** Told what runs do. */
  readonly logger?: Logger;
};

/** Opens an installation. Problems: those of the database, in words that say what to do. */
export async function openInstallation(
  env: Env,
  options: Options = {},
): Promise<Result<Installation, Problem>> {
  const opened = await openDatabase({ dataDir: env.dataDir, databaseUrl: env.databaseUrl });
  if (!opened.ok) return opened;
  const database = opened.value;
  try {
    const secret = await loadSecret(env.dataDir, env.secret);
    return ok(await wire(database, { secret, leaseMs: env.leaseMs }, options));
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function wire(
  database: Database,
  { secret, leaseMs }: { secret: string; leaseMs: number },
  { onError = () => {}, logger }: Options,
): Promise<Installation> {
  const db = openAuthDatabase(database);
  const ports = createPorts(database);
  const auth = createAuth(db, secret);
  const sealer = createSealer(secret);
  const openConnection = createOpenConnection(ports.connections, sealer);
  const { live, emit, stop: stopLive } = await createLive(ports.store);
  const { editors, stop: stopEditors } = await createEditors({
    signs: ports.editorSigns,
    onHint: emit,
    now: () => performance.now(),
  });
  const operations = await createOperations(database, logger ?? null);
  const { observer } = operations;
  const runtime = openRuntime(ports, { secret, leaseMs, openConnection, onError, observer });
  const { password } = await auth.auth.$context;
  const retention = createRetention(database);
  const services: Services = {
    ...ports,
    ...{ live, editors, newId: randomUUID, isUnavailable: isConnectionLoss },
    verbs: runtime.client,
    erasing: retention,
    loadArtefact: (hash) => ports.store.loadArtefact(hash),
    accounts: createAccounts(db, password),
    members: createMembers({ db, hashPassword: password.hash }),
    names: createNames(db),
    keys: new KeyRing(db),
    workspaces: createWorkspaces(db),
    examples: createExamples(),
    connectionDesk: createConnectionDesk({ sealer, openConnection, settings: ports.settings }),
    trainer: createTrainer(ports.learning),
    trials: createStepTrials({
      ...runtime.outside,
      audit: ports.audit,
      clock: systemClock,
      newId: randomUUID,
    }),
  };
  const webhooks = createWebhooks({
    ...{ openConnection, store: ports.store, verbs: runtime.client },
    workspaceBySlug: (slug) => workspaceBySlug(db, slug),
    artefact: (hash) => runtime.loop.artefact(hash),
  });
  const triggers = new TriggerWorker({
    ...{ schedules: ports.scheduleQueue, cases: ports.caseQueue, clock: systemClock, onError },
    leaseMs: TRIGGER_LEASES * leaseMs,
    start: (workspaceId, start) => runtime.client.start(workspaceId, start),
  });
  const close = async () => {
    await triggers.stop();
    await runtime.stop();
    await stopEditors();
    await stopLive();
    await database.close();
  };
  return {
    ...{ db, ports, auth, services, webhooks, worker: runtime.worker, triggers, operations, close },
    retention,
    retentions: () => listRetentions(database.worker),
  };
}

type RuntimeSetup = {
  readonly secret: string;
  readonly leaseMs: number;
  readonly openConnection: ReturnType<typeof createOpenConnection>;
  readonly onError: NonNullable<Options['onError']>;
  readonly observer: Observer;
};

/** The client verbs, and the worker with everything it needs to perform effects. */
function openRuntime(ports: Ports, setup: RuntimeSetup) {
  const { secret, leaseMs, openConnection, onError, observer } = setup;
  const { store, runs, settings, mailbox, recordings, learning } = ports;
  const actions = createActions({ openConnection, settings, mailbox, traceHeaders });
  const language = { fetch: tracedFetch };
  const outside = {
    actions: traceActions(actions),
    agents: traceAgents(createAgents({ openConnection, recordings, learning, language })),
  };
  const { client, worker, loop } = createRuntime({
    ...{ store, runs, onError, observer, ...outside, workerId: randomUUID(), leaseMs },
    samplingSecret: new Uint8Array(hkdfSync('sha256', secret, '', 'countersign/sampling', 32)),
  });
  const stop = async () => {
    await worker.stop();
    await actions[Symbol.asyncDispose]();
  };
  return { client, worker, loop, outside, stop };
}
