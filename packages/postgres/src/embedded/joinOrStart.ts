import { constants, readFileSync, statSync } from 'node:fs';
import { access, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { DatabaseError } from '../DatabaseError.ts';
import { accepts } from './accepts.ts';
import { chooseServerUser } from './chooseServerUser.ts';
import { CLUSTER_FOLDER, PASSWORD_FILE, SUPERUSER } from './clusterFolder.ts';
import { findProgram } from './findProgram.ts';
import { freePort } from './freePort.ts';
import { initializeCluster } from './initializeCluster.ts';
import { type Launch, type Launched, launchPostmaster, startFailed } from './launchPostmaster.ts';
import { makeProgramReadable } from './makeProgramReadable.ts';
import { readLastPort } from './readLastPort.ts';
import { type Postmaster, readPostmaster } from './readPostmaster.ts';
import { removeStaleLock } from './removeStaleLock.ts';
import { StaleWatch } from './StaleWatch.ts';

/** How long a server may recover before a starter gives up; it goes on recovering and a later start joins it. */
const START_DEADLINE_MS = 120_000;

/** The files, shared memory and port of a killed server can look taken for about two seconds. */
const GRACE_MS = 3_000;

const POLL_MS = 10;

type Place = Omit<Launch, 'port'>;

/** A running built-in server and how to log in to it. */
export type RunningServer = Readonly<{ pid: number; port: number; url: string }>;

/**
 * Joins the server that runs on this data folder, or starts one. Any number of processes may do so at once: the
 * lock file that PostgreSQL itself writes decides who starts the server, and the others join it. Who has connections to
 * `boundPort` finds the server nowhere else, so it is started there or not at all.
 */
export async function joinOrStart(dataDir: string, boundPort?: number): Promise<RunningServer> {
  const cluster = path.join(dataDir, CLUSTER_FOLDER);
  assertReachable(cluster);
  const running = await readyHolder(cluster);
  if (running) return describe(cluster, running);
  await makeDataDir(dataDir);
  const program = findProgram();
  const user = chooseServerUser(cluster);
  const programFolder = await makeProgramReadable(program, user);
  await initializeCluster(dataDir, programFolder, user);
  assertSameMajor(cluster, program.version);
  const launch = { dataDir, programFolder, user };
  const started = boundPort === undefined ? startAgain(launch) : bringUp(launch, async () => boundPort);
  return describe(cluster, await started);
}

/**
 * Starts on the port of last time, because processes that were there then may be waiting for the server; when it does not
 * come up there, for example because another program has that port now, on any other.
 */
async function startAgain(launch: Place): Promise<Postmaster> {
  const last = await readLastPort(path.join(launch.dataDir, CLUSTER_FOLDER));
  if (last === undefined || (await accepts(last))) return bringUp(launch, freePort);
  return bringUp(launch, async () => last).catch(() => bringUp(launch, freePort));
}

function describe(cluster: string, { pid, port }: Postmaster): RunningServer {
  const password = readFileSync(path.join(cluster, PASSWORD_FILE), 'utf8').trim();
  return { pid, port, url: `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}/postgres` };
}

async function readyHolder(cluster: string): Promise<Postmaster | undefined> {
  const lock = await readPostmaster(cluster);
  return lock.type === 'held' && lock.by.isReady && (await accepts(lock.by.port)) ? lock.by : undefined;
}

/** Launches, as often as needed, until a server is ready: ours or another starter's. */
async function bringUp(launch: Place, nextPort: () => Promise<number>): Promise<Postmaster> {
  const cluster = path.join(launch.dataDir, CLUSTER_FOLDER);
  const startedAt = performance.now();
  let launched: Launched | undefined;
  let failure = 'no answer in time';
  const watch = new StaleWatch();
  while (performance.now() - startedAt < START_DEADLINE_MS) {
    const holder = await readyHolder(cluster);
    if (holder) return holder;
    const lock = await readPostmaster(cluster);
    const isLeftBehind = watch.isLeftBehind(lock, performance.now());
    if (launched?.ended) {
      failure = launched.ended;
      if (lock.type !== 'held' && performance.now() - startedAt > GRACE_MS) break;
      launched = undefined;
      await delay(POLL_MS * 10);
    } else if (!launched && (isLeftBehind || lock.type === 'free')) {
      // PostgreSQL keeps out of a cluster whose lock names any living process, also one that is not a server.
      if (lock.type === 'stale') await removeStaleLock(cluster, lock.text);
      launched = launchPostmaster({ ...launch, port: await nextPort() });
    }
    await delay(POLL_MS);
  }
  throw startFailed(launch.dataDir, failure);
}

async function makeDataDir(dataDir: string): Promise<void> {
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    await access(dataDir, constants.W_OK);
  } catch (cause) {
    throw new DatabaseError(
      'database_folder_not_ours',
      `The data folder ${dataDir} cannot be written (${(cause as Error).message}). Choose another one with COUNTERSIGN_DATA.`,
      { cause },
    );
  }
}

function assertReachable(cluster: string): void {
  const stats = statSync(cluster, { throwIfNoEntry: false });
  const uid = process.geteuid?.();
  if (!stats || uid === undefined || uid === 0 || stats.uid === uid) return;
  throw new DatabaseError(
    'database_folder_not_ours',
    `The database folder ${cluster} belongs to another user (${stats.uid}), for example because the program was once started as root. Start it as that user, or choose another data folder with COUNTERSIGN_DATA.`,
  );
}

function assertSameMajor(cluster: string, programVersion: string): void {
  const clusterMajor = readFileSync(path.join(cluster, 'PG_VERSION'), 'utf8').trim();
  if (programVersion.startsWith(`${clusterMajor}.`)) return;
  throw new DatabaseError(
    'database_start_failed',
    `The database folder ${cluster} was made by PostgreSQL ${clusterMajor}, and the built-in server is ${programVersion}. Move the data with pg_dumpall, or set DATABASE_URL to a server of that version.`,
  );
}
