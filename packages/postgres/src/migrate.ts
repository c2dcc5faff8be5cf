import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { contentHash } from '@countersign/model';
import type { Sql } from 'postgres';
import { DatabaseError } from './DatabaseError.ts';
import { withoutForcedSecurity } from './withoutForcedSecurity.ts';

const MIGRATIONS_FOLDER = fileURLToPath(new URL('../migrations', import.meta.url));

/** Key of the advisory lock under which one process at a time changes the schema. */
const MIGRATION_LOCK = 4_310_002;

const RIGHTS_NEEDED =
  ' The user of DATABASE_URL must be able to create tables in schema public and roles (CREATEROLE); or an administrator creates the roles countersign_app, countersign_worker and countersign_auth and grants them to that user.';

/** One numbered file: `0001_roles.sql` is number 1, name `roles`. */
export type Migration = Readonly<{ number: number; name: string; text: string; hash: string }>;

/** Reads the migrations in order; their numbers count from 1 without gaps. */
export async function readMigrations(folder = MIGRATIONS_FOLDER): Promise<readonly Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  return Promise.all(
    names.map(async (file, index) => {
      const [, digits, name] = /^(\d{4})_(\w+)\.sql$/.exec(file) ?? [];
      if (Number(digits) !== index + 1 || !name) throw new Error(`migration ${file} is out of order`);
      const text = await readFile(path.join(folder, file), 'utf8');
      return { number: index + 1, name, text, hash: contentHash(text) };
    }),
  );
}

/**
 * Brings the schema up to this program. Each migration sees all rows and is one transaction together with its entry in
 * `schema_migrations`, so a program killed half-way continues where it was; any number may start at once.
 */
export async function migrate(sql: Sql, migrations: readonly Migration[]): Promise<void> {
  await createMigrationsTable(sql);
  let applied = await appliedHashes(sql);
  assertKnown(applied, migrations);
  for (const migration of migrations) {
    if (applied.has(migration.number)) continue;
    await apply(sql, migration);
    applied = await appliedHashes(sql);
    assertKnown(applied, migrations);
  }
}

/** Under the lock, because `if not exists` collides all the same when two sessions come in the same instant. */
async function createMigrationsTable(sql: Sql): Promise<void> {
  const [found] = await sql<{ exists: boolean }[]>`
    select to_regclass('schema_migrations') is not null as exists`;
  if (found?.exists) return;
  const creation = sql.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(${MIGRATION_LOCK})`;
    await tx`create table if not exists schema_migrations (
      number integer primary key,
      name text not null,
      hash text not null,
      applied_at timestamptz not null default now()
    )`;
  });
  await creation.catch((cause) => {
    throw migrationFailed(0, 'schema_migrations', cause);
  });
}

async function appliedHashes(sql: Sql): Promise<ReadonlyMap<number, string>> {
  const rows = await sql<{ number: number; hash: string }[]>`select number, hash from schema_migrations`;
  return new Map(rows.map((row) => [row.number, row.hash]));
}

/** Refuses what a newer or another program has made: a database, or a backup of one. */
export function assertKnown(
  applied: ReadonlyMap<number, string>,
  migrations: readonly Migration[],
  thing: 'database' | 'backup' = 'database',
): void {
  const newest = Math.max(0, ...applied.keys());
  if (newest > migrations.length) {
    throw new DatabaseError(
      'database_schema_newer',
      `This ${thing} was last used by a newer version of the program (its schema is number ${newest}, this program knows ${migrations.length}). Nothing was changed. Start the newer version, or use another ${thing}.`,
    );
  }
  const changed = migrations.find(({ number, hash }) => applied.has(number) && applied.get(number) !== hash);
  if (!changed) return;
  throw new DatabaseError(
    'database_schema_changed',
    `This ${thing} was made with another text of migration ${changed.number} (${changed.name}). Nothing was changed. Start the version that made it, or use another ${thing}.`,
  );
}

async function apply(sql: Sql, { number, name, text, hash }: Migration): Promise<void> {
  try {
    await sql.begin(async (tx) => {
      await tx`select pg_advisory_xact_lock(${MIGRATION_LOCK})`;
      const [done] = await tx`select from schema_migrations where number = ${number}`;
      if (done) return;
      await withoutForcedSecurity(tx, () => tx.unsafe(text).simple());
      await tx`insert into schema_migrations ${tx({ number, name, hash })}`;
    });
  } catch (cause) {
    throw migrationFailed(number, name, cause);
  }
}

function migrationFailed(number: number, name: string, cause: unknown): DatabaseError {
  const { message, code } = cause as { message: string; code?: string };
  const isRefused = code === '42501';
  return new DatabaseError(
    isRefused ? 'database_rights_missing' : 'database_migration_failed',
    `Migration ${number} (${name}) failed and was taken back: ${message}.${isRefused ? RIGHTS_NEEDED : ''}`,
    { cause },
  );
}
