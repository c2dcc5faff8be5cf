import type { Sql } from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect } from './connect.ts';
import type { EmbeddedServer } from './embedded/EmbeddedServer.ts';
import { type Migration, migrate, readMigrations } from './migrate.ts';
import { createDatabase } from './openDatabase.ts';
import { openTestServer } from './testing/testServer.ts';

let server: EmbeddedServer;
let databases = 0;

beforeAll(async () => {
  server = await openTestServer();
});
afterAll(() => server.close());

/** Works on an empty database without a schema. */
async function withEmptyDatabase(work: (sql: Sql, url: string) => Promise<void>): Promise<void> {
  databases += 1;
  const name = `test_${process.pid}_migrate${databases}`;
  await createDatabase(server.maintenance, name);
  const sql = connect(server.databaseUrl(name), { max: 4 });
  try {
    await work(sql, server.databaseUrl(name));
  } finally {
    await sql.end();
    await server.maintenance`drop database ${server.maintenance(name)} with (force)`;
  }
}

const aMigration = (number: number, text: string): Migration => ({
  number,
  name: `step${number}`,
  text,
  hash: `hash of ${text}`,
});

describe('migrate', () => {
  it('applies each migration once when several programs start at once', async () => {
    await withEmptyDatabase(async (sql, url) => {
      const migrations = await readMigrations();
      const others = [1, 2, 3].map(() => connect(url, { max: 1 }));
      await Promise.all(others.map((other) => migrate(other, migrations)));
      await Promise.all(others.map((other) => other.end()));
      const applied = await sql`select number from schema_migrations order by number`;
      expect(applied.map(({ number }) => number)).toEqual(migrations.map(({ number }) => number));
    });
  });

  it('takes a migration back that fails half-way and goes on from there the next time (G10)', async () => {
    await withEmptyDatabase(async (sql) => {
      const good = aMigration(1, 'create table first ()');
      const broken = aMigration(2, 'create table second (); select 1 / 0');
      const mended = aMigration(2, 'create table second ()');
      await expect(migrate(sql, [good, broken])).rejects.toMatchObject({ code: 'database_migration_failed' });
      const tables = await sql`select tablename from pg_tables where tablename in ('first', 'second')`;
      await migrate(sql, [good, mended]);
      const applied = await sql`select number from schema_migrations order by number`;
      expect(tables.map(({ tablename }) => tablename)).toEqual(['first']);
      expect(applied.map(({ number }) => number)).toEqual([1, 2]);
    });
  });

  it('takes a migration back whose entry cannot be written, as when the program is killed before it (G10)', async () => {
    await withEmptyDatabase(async (sql) => {
      const taken =
        'create table first (); insert into schema_migrations (number, name, hash) values (1, $$$$, $$$$)';
      await expect(migrate(sql, [aMigration(1, taken)])).rejects.toMatchObject({
        code: 'database_migration_failed',
      });
      expect(await sql`select tablename from pg_tables where tablename = 'first'`).toEqual([]);
      expect(await sql`select number from schema_migrations`).toEqual([]);
    });
  });

  it('refuses a database that was made with another text of a migration', async () => {
    await withEmptyDatabase(async (sql) => {
      await migrate(sql, [aMigration(1, 'create table first ()')]);
      const other = migrate(sql, [aMigration(1, 'create table first (id integer)')]);
      await expect(other).rejects.toMatchObject({ code: 'database_schema_changed' });
    });
  });
});
