import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import postgres, { type Sql } from 'postgres';
import { connect } from '../connect.ts';
import { DatabaseError } from '../DatabaseError.ts';
import { isConnectionLoss } from '../isConnectionLoss.ts';
import { CLUSTER_FOLDER } from './clusterFolder.ts';
import { joinOrStart, type RunningServer } from './joinOrStart.ts';
import { stopPostmaster } from './stopPostmaster.ts';

/** Key of the advisory lock that every process holds, shared, while it uses the server. */
const PRESENCE_LOCK = 4_310_001;

/** How long a server that stops while we join may take to be gone. */
const JOIN_DEADLINE_MS = 30_000;

const RETRY_MS = 50;

/** How long who leaves waits to be the last one. */
const LEAVING_MS = 500;
const LOCK_NOT_AVAILABLE = '55P03';

/** Pause after a failed attempt to bring a lost server up again, for example while the disk is full. */
const REVIVAL_PAUSE_MS = 1_000;

/**
 * This process's share in the PostgreSQL server of a data folder.
 *
 * Being there is an advisory lock, held shared by every process that uses the server. Whoever leaves tries to take it
 * exclusively, and who gets it was the last and stops the server. So Ctrl-C in one process never takes the
 * server from another, whoever started it, and a killed process, whose locks end with its connection, leaves
 * nothing to tidy up. If the server itself is killed, each process that notices brings it up again on the same port.
 */
export class EmbeddedServer {
  readonly #dataDir: string;
  #running: RunningServer;
  #presence: Sql;
  #isClosing = false;
  #revival: Promise<void> = Promise.resolve();

  private constructor(dataDir: string, running: RunningServer, presence: Sql) {
    this.#dataDir = dataDir;
    this.#running = running;
    this.#presence = presence;
  }

  /** Joins the server on `dataDir`, starting it (and making its folder) if needed. */
  static async open(dataDir: string): Promise<EmbeddedServer> {
    let server: EmbeddedServer | undefined;
    const { running, presence } = await arrive(dataDir, undefined, () => {
      if (server) server.#onPresenceLost();
    });
    server = new EmbeddedServer(dataDir, running, presence);
    return server;
  }

  /** Process id of the server, for messages and tests. */
  get pid(): number {
    return this.#running.pid;
  }

  /** Login to one of the server's databases. */
  databaseUrl(name: string): string {
    const url = new URL(this.#running.url);
    url.pathname = name;
    return url.href;
  }

  /** The connection on which this process is present, in the maintenance database. */
  get maintenance(): Sql {
    return this.#presence;
  }

  /** Leaves; the last one out stops the server. The caller has closed its own connections before. */
  async close(): Promise<void> {
    if (this.#isClosing) return;
    this.#isClosing = true;
    await this.#revival;
    try {
      if (await isLastOut(this.#presence)) await stopPostmaster(path.join(this.#dataDir, CLUSTER_FOLDER));
    } catch (error) {
      if (!isConnectionLoss(error)) throw error;
    } finally {
      await this.#presence.end({ timeout: 0 });
    }
  }

  #onPresenceLost(): void {
    if (this.#isClosing) return;
    this.#revival = this.#revival.then(() => this.#revive());
  }

  /** Tries until the server is back; meanwhile every query fails with a lost connection, and says so. */
  async #revive(): Promise<void> {
    while (!this.#isClosing) {
      try {
        const lost = this.#presence;
        const { running, presence } = await arrive(this.#dataDir, this.#running.port, () =>
          this.#onPresenceLost(),
        );
        this.#running = running;
        this.#presence = presence;
        await lost.end({ timeout: 0 });
        return;
      } catch {
        await delay(REVIVAL_PAUSE_MS);
      }
    }
  }
}

type Arrival = Readonly<{ running: RunningServer; presence: Sql }>;

/** Joins or starts until the presence lock is ours: a server that was just being stopped is waited for and started anew. */
async function arrive(dataDir: string, boundPort: number | undefined, onLost: () => void): Promise<Arrival> {
  const deadline = performance.now() + JOIN_DEADLINE_MS;
  for (;;) {
    const running = await joinOrStart(dataDir, boundPort);
    const arrival = { isComplete: false };
    const presence = connect(running.url, {
      max: 1,
      max_lifetime: null,
      onclose: () => arrival.isComplete && onLost(),
    });
    try {
      await presence`select pg_advisory_lock_shared(${PRESENCE_LOCK})`;
      arrival.isComplete = true;
      return { running, presence };
    } catch (error) {
      await presence.end({ timeout: 0 });
      if (!isConnectionLoss(error)) throw unreachable(dataDir, error);
      if (performance.now() > deadline) throw unreachable(dataDir, error);
      await delay(RETRY_MS);
    }
  }
}

/** Waits a moment, because the server may not have noticed yet that a killed process is gone. */
async function isLastOut(presence: Sql): Promise<boolean> {
  await presence`select pg_advisory_unlock_shared(${PRESENCE_LOCK})`;
  await presence`select set_config('lock_timeout', ${`${LEAVING_MS}ms`}, false)`;
  try {
    await presence`select pg_advisory_lock(${PRESENCE_LOCK})`;
    return true;
  } catch (error) {
    if (error instanceof postgres.PostgresError && error.code === LOCK_NOT_AVAILABLE) return false;
    throw error;
  }
}

function unreachable(dataDir: string, cause: unknown): DatabaseError {
  const detail = cause instanceof Error ? cause.message : String(cause);
  return new DatabaseError(
    'database_unreachable',
    `The built-in PostgreSQL server of ${dataDir} runs but does not let this program in: ${detail}`,
    { cause },
  );
}
