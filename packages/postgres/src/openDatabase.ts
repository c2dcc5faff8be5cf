import path from 'node:path';
import { fail, ok, problem, type Result } from '@countersign/model';
import postgres, { type Sql } from 'postgres';
import { connect } from './connect.ts';
import { DatabaseError } from './DatabaseError.ts';
import { EmbeddedServer } from './embedded/EmbeddedServer.ts';
import { migrate, readMigrations } from './migrate.ts';

const DATABASE_NAME = 'countersign';
const OLDEST_SERVER = 150_000;

/** A process that stands still in the middle of a transaction loses it, so that its locks do not hold up the others. */
const IDLE_IN_TRANSACTION_MS = 10_000;

/**
 * The turn loop finds everything by keys, a few hundred rows at a time. A plan is made once for each connection; made while
 * tables are small or their statistics old, it would read them from end to end for as long as it is kept.
 */
// The driver leaves out what is false.
const BY_KEY = { enable_seqscan: 'off', enable_hashjoin: 'off', enable_mergejoin: 'off' };

/** Pools by what may be seen through them; each works as a role of its own, made by the migrations. */
export type Database = Readonly<{
  /** Login of the whole database, for tools. */
  url: string;
  /** One workspace at a time: without `app.workspace` set in the transaction, every table is empty. */
  app: Sql;
  /** All workspaces: for the turn loop alone. */
  worker: Sql;
  /** The tables of `authSchema` and nothing else. */
  auth: Sql;
  /** Ends the connections; the last process to leave a built-in server stops it. */
  close(): Promise<void>;
}>;

export type DatabaseOptions = Readonly<{
  /** Where the built-in server keeps its data; made if it is not there. Not used with `databaseUrl`. */
  dataDir: string;
  /** A PostgreSQL server of version 15 or later. */
  databaseUrl?: string | undefined;
}>;

/**
 * A connection whose other side has vanished without a word never closes by itself. Longer than any statement of ours takes,
 * and so short that two such connections in a row are found out within a lease and a half.
 */
const ANSWER_SECONDS = 6;

/** Connects to the given server, or joins or starts the built-in one, and brings the schema up to this program. */
export async function openDatabase(options: DatabaseOptions): Promise<Result<Database>> {
  let located: LocatedDatabase | undefined;
  try {
    located = await locateDatabase(options);
    await prepare(located.url);
    return ok(openPools(located));
  } catch (error) {
    await located?.[Symbol.asyncDispose]();
    if (error instanceof DatabaseError) return fail(problem(error.code, error.message));
    throw error;
  }
}

/** A database that can be connected to, in whatever state it is; disposing leaves a built-in server. */
export type LocatedDatabase = AsyncDisposable & Readonly<{ url: string }>;

/** The given database, or the one of the built-in server, which is joined or started; its schema is left alone. */
export async function locateDatabase({ dataDir, databaseUrl }: DatabaseOptions): Promise<LocatedDatabase> {
  if (databaseUrl) return { url: databaseUrl, [Symbol.asyncDispose]: async () => {} };
  const server = await EmbeddedServer.open(path.resolve(dataDir));
  try {
    await createDatabase(server.maintenance, DATABASE_NAME);
  } catch (error) {
    await server.close();
    throw error;
  }
  return { url: server.databaseUrl(DATABASE_NAME), [Symbol.asyncDispose]: () => server.close() };
}

/** Makes a database if there is none of this name; two processes may do so at once. */
export async function createDatabase(maintenance: Sql, name: string, template = 'template1'): Promise<void> {
  const [existing] = await maintenance`select from pg_database where datname = ${name}`;
  if (existing) return;
  await maintenance`create database ${maintenance(name)} template ${maintenance(template)}`.catch((error) => {
    if (error.code !== '42P04' && error.code !== '23505') throw error;
  });
}

/** Checks that the server can serve and applies what is missing of the schema. */
async function prepare(url: string): Promise<void> {
  const sql = connect(url, { max: 1 });
  try {
    await assertUsable(sql, url);
    await migrate(sql, await readMigrations());
  } finally {
    await sql.end();
  }
}

async function assertUsable(sql: Sql, url: string): Promise<void> {
  const [row] = await sql<{ version: number; name: string }[]>`
    select current_setting('server_version_num')::integer as version, version() as name`.catch((cause) => {
    throw new DatabaseError(
      'database_unreachable',
      `The database at ${withoutPassword(url)} cannot be reached: ${cause.message || cause.code}. Check that the server runs and that DATABASE_URL is right.`,
      { cause },
    );
  });
  if (row && row.version >= OLDEST_SERVER) return;
  throw new DatabaseError(
    'database_too_old',
    `PostgreSQL 15 or later is needed; ${withoutPassword(url)} is ${row?.name}. Point DATABASE_URL to a newer server, or leave it out to use the built-in one.`,
  );
}

function withoutPassword(url: string): string {
  if (!URL.canParse(url)) return 'DATABASE_URL';
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
}

function openPools({ url, ...located }: LocatedDatabase): Database {
  const sessionOf = (role: string) => ({
    role,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
  });
  const transform = { column: { from: postgres.toCamel } };
  const patience = { answer_timeout: ANSWER_SECONDS };
  const pools = {
    app: connect(url, { max: 8, connection: sessionOf('countersign_app'), transform, ...patience }),
    worker: connect(url, {
      ...{ max: 6, transform, ...patience },
      connection: { ...sessionOf('countersign_worker'), ...BY_KEY },
    }),
    // Drizzle names columns itself.
    auth: connect(url, { max: 4, connection: sessionOf('countersign_auth'), ...patience }),
  };
  const close = async () => {
    await Promise.all(Object.values(pools).map((sql) => sql.end({ timeout: 5 })));
    await located[Symbol.asyncDispose]();
  };
  return { url, ...pools, close };
}
