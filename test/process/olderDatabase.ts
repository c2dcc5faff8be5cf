import { createTestDatabase, type TestDatabase } from '@countersign/postgres/testing';
import type { Sql, TransactionSql } from 'postgres';

/** What an older program wrote down of a run that the newer one knows from its version. */
const ARTEFACTS = `update runs set artefact_hash = flow_versions.artefact_hash
  from flow_versions where runs.flow_id = flow_versions.flow_id and runs.version = flow_versions.version`;

/**
 * A database with the schema of an older program, by the number of its last migration, and in it everything of `from` that
 * had a place there.
 */
export async function olderDatabase(from: TestDatabase, schema: number): Promise<TestDatabase> {
  const older = await createTestDatabase({ schema });
  const tables = await older.sql<{ name: string }[]>`
    select relname as name from pg_class
    where relkind = 'r' and relnamespace = 'public'::regnamespace and relname <> 'schema_migrations'`;
  await older.sql.begin(async (tx) => {
    // Rows come table by table, in no order that their references would like; the numbers of rows are kept.
    await tx`set local session_replication_role = replica`;
    await tx`alter table runs alter column artefact_hash drop not null`;
    for (const { name } of tables) await copyRows(from.sql, tx, name);
    await tx.unsafe(ARTEFACTS);
    await tx`alter table runs alter column artefact_hash set not null`;
  });
  return older;
}

async function copyRows(from: Sql, to: TransactionSql, table: string): Promise<void> {
  const columns = await to<{ name: string; isCounted: boolean }[]>`
    select column_name as name, is_identity = 'YES' as "isCounted" from information_schema.columns
    where table_schema = 'public' and table_name = ${table} and is_generated = 'NEVER'`;
  const known = await from<{ name: string }[]>`
    select column_name as name from information_schema.columns where table_schema = 'public' and table_name = ${table}`;
  const names = columns.map(({ name }) => name).filter((name) => known.some((other) => other.name === name));
  const [rows] = await from<{ all: string | null }[]>`
    select json_agg(one)::text as all from (select ${from(names)} from ${from(table)}) as one`;
  if (rows?.all == null) return;
  await to`
    insert into ${to(table)} (${to(names)}) overriding system value
    select ${to(names)} from json_populate_recordset(null::${to(table)}, ${rows.all}::text::json)`;
  const counted = columns.find(({ isCounted }) => isCounted)?.name;
  if (counted === undefined) return;
  await to`select setval(pg_get_serial_sequence(${table}, ${counted}), (select max(${to(counted)}) from ${to(table)}))`;
}
