import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '@countersign/postgres';
import postgres, { type Sql } from 'postgres';

/** The one Postgres on which all systems are measured, each in a fresh database. */
export class BenchServer {
  readonly #sql: Sql;
  readonly #url: string;
  readonly #closeServer: () => Promise<void>;

  private constructor(url: string, closeServer: () => Promise<void>) {
    this.#url = url;
    this.#sql = postgres(url, { max: 1, onnotice: () => {} });
    this.#closeServer = closeServer;
  }

  /** The server of this address, or the built-in one with its default settings in a folder of its own. */
  static async open(databaseUrl: string | undefined): Promise<BenchServer> {
    if (databaseUrl !== undefined) return new BenchServer(databaseUrl, async () => {});
    const dataDir = await mkdtemp(join(tmpdir(), 'countersign-peers-'));
    const opened = await openDatabase({ dataDir });
    if (!opened.ok) throw new Error(opened.problem.message);
    return new BenchServer(opened.value.url, async () => {
      await opened.value.close();
      await rm(dataDir, { recursive: true, force: true });
    });
  }

  /** What the figures depend on: the version and what is durable. */
  async describe(): Promise<Readonly<Record<string, string>>> {
    const rows = await this.#sql<{ name: string; setting: string }[]>`
      select name, setting from pg_settings
      where name in ('server_version', 'fsync', 'synchronous_commit', 'shared_buffers')`;
    return Object.fromEntries(rows.map(({ name, setting }) => [name, setting]));
  }

  /** Lets the task use a fresh database; before, everything that others wrote is brought to disk. */
  async inFreshDatabase<TValue>(name: string, task: (url: string) => Promise<TValue>): Promise<TValue> {
    const database = `bench_${name}_${process.pid}`;
    await this.#sql`create database ${this.#sql(database)}`;
    await this.#sql`checkpoint`;
    const url = new URL(this.#url);
    url.pathname = database;
    try {
      return await task(url.href);
    } finally {
      await this.#sql`drop database ${this.#sql(database)} with (force)`;
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#sql.end();
    await this.#closeServer();
  }
}
