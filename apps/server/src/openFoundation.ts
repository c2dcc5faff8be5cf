import { hkdfSync, randomUUID } from 'node:crypto';
import { createActions, createNoticeSender } from '@countersign/actions';
import { createAgents } from '@countersign/agents';
import { ok, type Problem, type Result } from '@countersign/model';
import {
  createPorts,
  createRetention,
  type Database,
  hashOf,
  listRetentions,
  openDatabase,
  type Ports,
  type Retention,
} from '@countersign/postgres';
import {
  type Actions,
  type Agents,
  CaseIndexer,
  type Client,
  createRuntime,
  type NoticeSender,
  NoticeWorker,
  type Observer,
  type OpenConnectionByName,
  type OpenNoticeChannelById,
  type Place,
  systemClock,
  TriggerWorker,
  type TurnLoop,
  type Worker,
} from '@countersign/runtime';
import type { Logger } from 'pino';
import type { Env } from './env.ts';
import { createNoticeLinks } from './notices/createNoticeLinks.ts';
import { createOpenNoticeChannel } from './notices/createOpenNoticeChannel.ts';
import { createOperations, type Operations } from './operations/createOperations.ts';
import { createSealer, type Sealer } from './secrets/createSealer.ts';
import { loadSecret } from './secrets/loadSecret.ts';
import { createOpenConnection } from './services/createOpenConnection.ts';
import { traceActions, traceAgents, tracedFetch, traceHeaders } from './tracing/traceProviders.ts';

/**
 * What every process of an installation stands on, and all that one needs which only works on runs: nothing here serves
 * anybody, so that a worker neither loads nor waits for what does.
 */
export type Foundation = {
  readonly database: Database;
  readonly secret: string;
  readonly sealer: Sealer;
  readonly ports: Ports;
  readonly openConnection: OpenConnectionByName;
  readonly client: Client;
  readonly loop: TurnLoop;
  /** Who performs what steps ask for. */
  readonly outside: { readonly actions: Actions; readonly agents: Agents };
  /** Performs effects once it is started. */
  readonly worker: Worker;
  /** Starts what schedules and files ask for, once it is started. */
  readonly triggers: TriggerWorker;
  /** Makes answered cases findable, once it is started. */
  readonly indexer: CaseIndexer;
  /** Tells people that cases wait, once it is started. */
  readonly notices: NoticeWorker;
  readonly noticeSender: NoticeSender;
  readonly openNoticeChannel: OpenNoticeChannelById;
  readonly operations: Operations;
  /** Takes old runs away, and what single runs say. */
  readonly retention: Retention;
  /** The workspaces that do not keep their runs for ever. */
  readonly retentions: () => ReturnType<typeof listRetentions>;
  readonly close: () => Promise<void>;
};

/** Rows of a file are held for longer than a step: their lease is not renewed. */
const TRIGGER_LEASES = 2;

export type FoundationOptions = {
  /** Told of what goes wrong in the background, and where. */
  readonly onError?: (error: unknown, place?: Partial<Place>) => void;
  /** Told what runs do. */
  readonly logger?: Logger;
};

/** Opens what a data folder (or DATABASE_URL) holds. Problems: those of the database, in words that say what to do. */
export async function openFoundation(
  env: Env,
  options: FoundationOptions = {},
): Promise<Result<Foundation, Problem>> {
  const opened = await openDatabase({ dataDir: env.dataDir, databaseUrl: env.databaseUrl });
  if (!opened.ok) return opened;
  const database = opened.value;
  try {
    const secret = await loadSecret(env.dataDir, env.secret);
    return ok(await wire(database, { secret, env }, options));
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function wire(
  database: Database,
  { secret, env: { leaseMs, publicUrl } }: { secret: string; env: Env },
  { onError = () => {}, logger }: FoundationOptions,
): Promise<Foundation> {
  const ports = createPorts(database);
  const sealer = createSealer(secret);
  const openConnection = createOpenConnection(ports.connections, sealer);
  const operations = await createOperations(database, logger ?? null);
  const { observer } = operations;
  const runtime = openRuntime(ports, { secret, leaseMs, openConnection, onError, observer });
  const { client, loop, outside, worker } = runtime;
  const triggers = new TriggerWorker({
    ...{ schedules: ports.scheduleQueue, cases: ports.caseQueue, clock: systemClock, onError },
    leaseMs: TRIGGER_LEASES * leaseMs,
    start: (workspaceId, start) => client.start(workspaceId, start),
  });
  const indexer = new CaseIndexer({ queue: ports.caseIndexQueue, clock: systemClock, onError });
  const telling = openNotices(database, { ports, sealer, openConnection, publicUrl, onError });
  const close = async () => {
    await Promise.all([triggers.stop(), indexer.stop(), telling.stop()]);
    await runtime.stop();
    await database.close();
  };
  return {
    ...{ database, secret, sealer, ports, openConnection, client, loop, outside, worker, triggers },
    ...{ indexer, operations, close },
    ...{ notices: telling.notices, noticeSender: telling.sender, openNoticeChannel: telling.open },
    retention: createRetention(database),
    retentions: () => listRetentions(database.worker),
  };
}

type RuntimeSetup = {
  readonly secret: string;
  readonly leaseMs: number;
  readonly openConnection: OpenConnectionByName;
  readonly onError: NonNullable<FoundationOptions['onError']>;
  readonly observer: Observer;
};

/** The client verbs, and the worker with everything it needs to perform effects. */
function openRuntime(ports: Ports, setup: RuntimeSetup) {
  const { secret, leaseMs, openConnection, onError, observer } = setup;
  const { store, runs, settings, mailbox, recordings, learning, caseIndex } = ports;
  const actions = createActions({ openConnection, settings, mailbox, traceHeaders });
  const language = { fetch: tracedFetch };
  const outside = {
    actions: traceActions(actions),
    agents: traceAgents(createAgents({ openConnection, recordings, learning, caseIndex, language })),
  };
  const { client, worker, loop } = createRuntime({
    ...{ store, runs, onError, observer, ...outside, workerId: randomUUID(), leaseMs, contentHash: hashOf },
    samplingSecret: new Uint8Array(hkdfSync('sha256', secret, '', 'countersign/sampling', 32)),
  });
  const stop = async () => {
    await worker.stop();
    await actions[Symbol.asyncDispose]();
  };
  return { client, worker, loop, outside, stop };
}

type NoticeParts = Pick<Foundation, 'ports' | 'sealer' | 'openConnection'> & {
  readonly publicUrl: string;
  readonly onError: (error: unknown) => void;
};

/** What tells people that cases wait. */
function openNotices(database: Database, { ports, sealer, openConnection, publicUrl, onError }: NoticeParts) {
  const { settings, mailbox, noticeChannels, noticeQueue } = ports;
  const links = createNoticeLinks(database, publicUrl);
  const sender = createNoticeSender({ openConnection, settings, mailbox, links, newId: randomUUID });
  const open = createOpenNoticeChannel(noticeChannels, sealer);
  const notices = new NoticeWorker({ queue: noticeQueue, sender, open, clock: systemClock, onError });
  const stop = async () => {
    await notices.stop();
    await sender[Symbol.asyncDispose]();
  };
  return { notices, sender, open, stop };
}
