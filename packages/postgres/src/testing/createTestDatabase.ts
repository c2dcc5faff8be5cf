import { randomBytes } from 'node:crypto';
import { contentHash } from '@countersign/model';
import type { Sql } from 'postgres';
import { connect } from '../connect.ts';
import type { EmbeddedServer } from '../embedded/EmbeddedServer.ts';
import { type Migration, migrate, readMigrations } from '../migrate.ts';
import { createDatabase } from '../openDatabase.ts';
import { openTestServer } from './testServer.ts';

/** Key of the advisory lock under which one process at a time makes a template. */
const TEMPLATE_LOCK = 4_310_003;

/** A database of its own with the whole schema. `sql` may do everything; it is not bound by row-level security. */
export type TestDatabase = AsyncDisposable & Readonly<{ name: string; url: string; sql: Sql }>;

export type TestDatabaseOptions = Readonly<{
  /** A test database to clone, to which nobody may be connected meanwhile. */
  like?: string;
  /** The number of the last migration of an older program; the newest when absent. */
  schema?: number;
}>;

/**
 * Clones the migrated template, which is quicker than migrating, or the test database `like`. Dispose it at the end of the
 * test or file.
 *
 * @example
 * await using database = await createTestDatabase();
 * const opened = await openDatabase({ dataDir: '', databaseUrl: database.url });
 */
export async function createTestDatabase({ like, schema }: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const server = await openTestServer();
  const migrations = (await readMigrations()).slice(0, schema);
  const name = `test_${process.pid}_${randomBytes(4).toString('hex')}`;
  await createDatabase(server.maintenance, name, like ?? (await ensureTemplate(server, migrations)));
  const url = server.databaseUrl(name);
  const sql = connect(url, { max: 4 });
  const dispose = async () => {
    await sql.end({ timeout: 5 });
    await server.maintenance`drop database ${server.maintenance(name)} with (force)`;
    await server.close();
  };
  return { name, url, sql, [Symbol.asyncDispose]: dispose };
}

/** The template is named after the migrations, so that working copies with different ones do not meet. */
async function ensureTemplate(server: EmbeddedServer, migrations: readonly Migration[]): Promise<string> {
  const name = `template_${contentHash(migrations.map(({ hash }) => hash)).slice(0, 16)}`;
  const exists = await server.maintenance`select from pg_database where datname = ${name}`;
  if (exists.length > 0) return name;
  const { maintenance } = server;
  await maintenance`select pg_advisory_lock(${TEMPLATE_LOCK})`;
  try {
    const draft = `${name}_draft`;
    const made = await maintenance`select from pg_database where datname = ${name}`;
    if (made.length > 0) return name;
    await maintenance`drop database if exists ${maintenance(draft)} with (force)`;
    await createDatabase(maintenance, draft);
    const sql = connect(server.databaseUrl(draft), { max: 1 });
    await migrate(sql, migrations).finally(() => sql.end());
    await maintenance`alter database ${maintenance(draft)} rename to ${maintenance(name)}`;
  } finally {
    await maintenance`select pg_advisory_unlock(${TEMPLATE_LOCK})`;
  }
  return name;
}
