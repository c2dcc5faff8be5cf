import { createHash } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import { fail, ok, problem, type Result } from '@countersign/model';
import type { Sql, TransactionSql } from 'postgres';
import type { z } from 'zod';
import { connect } from '../connect.ts';
import { DatabaseError } from '../DatabaseError.ts';
import { assertKnown, type Migration, migrate, readMigrations } from '../migrate.ts';
import { type DatabaseOptions, locateDatabase } from '../openDatabase.ts';
import { withoutForcedSecurity } from '../withoutForcedSecurity.ts';
import { BackupEnd, BackupHeader, END_OF_ROWS, TableEnd, TableStart } from './backupFormat.ts';
import { listTables } from './listTables.ts';
import { readLines } from './readLines.ts';
import type { BackupSummary } from './writeBackup.ts';

type Lines = AsyncGenerator<Buffer, void>;

const NEWLINE = Buffer.from('\n');
const CHUNK_BYTES = 64 * 1024;

export type RestoreOptions = DatabaseOptions & {
  /** Asked before anything is written; a problem ends it there. */
  readonly check?: (header: BackupHeader) => Result<unknown>;
};

/**
 * Puts a backup into an empty database, all of it or nothing, and brings its schema up to this program. Problems:
 * `backup_unreadable`, `target_not_empty`, `database_schema_newer`, `database_schema_changed`, those of the database.
 */
export async function restoreBackup(
  { check = () => ok(true), ...target }: RestoreOptions,
  input: AsyncIterable<Buffer>,
): Promise<Result<BackupSummary>> {
  const lines = readLines(input);
  try {
    const header = await nextJson(lines, BackupHeader);
    const migrations = await readMigrations();
    assertKnown(new Map(header.schema.map(({ number, hash }) => [number, hash])), migrations, 'backup');
    const checked = check(header);
    if (!checked.ok) return checked;
    await using located = await locateDatabase(target);
    const sql = connect(located.url, { max: 1 });
    try {
      return ok(await restoreInto(sql, { lines, migrations, schema: header.schema.length }));
    } finally {
      await sql.end({ timeout: 5 });
    }
  } catch (error) {
    if (error instanceof DatabaseError) return fail(problem(error.code, error.message));
    if (isDamage(error)) return fail(unreadable(error));
    throw error;
  }
}

type Restoring = {
  readonly lines: Lines;
  readonly migrations: readonly Migration[];
  /** Number of the newest migration that the backup knew. */
  readonly schema: number;
};

async function restoreInto(sql: Sql, { lines, migrations, schema }: Restoring): Promise<BackupSummary> {
  await assertEmpty(sql, schema);
  await migrate(sql, migrations.slice(0, schema));
  const read = await sql.begin(async (tx) => {
    const known = new Map((await listTables(tx)).map((table) => [table.table, table]));
    return withoutForcedSecurity(tx, async () => {
      const end = await restoreTables(tx, lines, known);
      await setCounters(tx);
      await tx`update effects set claims = greatest(claims, attempts + 1) where once`;
      return end;
    });
  });
  await migrate(sql, migrations);
  return { schema, tables: read.tables, rows: read.rows };
}

/** Nothing of somebody's may be in the target. A restore that failed before has left only empty tables. */
async function assertEmpty(sql: Sql, schema: number): Promise<void> {
  for (const { table } of await listTables(sql)) {
    const found = await sql`select from ${sql(table)} limit 1`;
    if (found.length > 0) throw targetNotEmpty(`its table ${table} has rows`);
  }
  const [migrated] = await sql<{ there: boolean }[]>`
    select to_regclass('schema_migrations') is not null as there`;
  if (!migrated?.there) return;
  const [newest] = await sql<{ number: number }[]>`
    select coalesce(max(number), 0) as number from schema_migrations`;
  if (newest && newest.number > schema) {
    throw targetNotEmpty(`its tables are of schema ${newest.number}, and the backup is of schema ${schema}`);
  }
}

async function restoreTables(
  tx: TransactionSql,
  lines: Lines,
  known: ReadonlyMap<string, TableStart>,
): Promise<BackupEnd> {
  let tables = 0;
  let rows = 0;
  for (;;) {
    const line = await nextJson(lines, TableStart.or(BackupEnd));
    if ('end' in line) {
      if (line.tables !== tables || line.rows !== rows) throw new DamagedBackup('it lost a table');
      return line;
    }
    const columns = new Set(known.get(line.table)?.columns);
    const strange = line.columns.find((name) => !columns.has(name));
    if (strange !== undefined) throw new DamagedBackup(`nobody knows the column ${line.table}.${strange}`);
    rows += await restoreTable(tx, line, lines);
    tables += 1;
  }
}

async function restoreTable(
  tx: TransactionSql,
  { table, columns }: TableStart,
  lines: Lines,
): Promise<number> {
  const names = columns.map((name) => `"${name}"`).join(', ');
  const into = await tx.unsafe(`copy "${table}" (${names}) from stdin`).writable();
  const hash = createHash('sha256');
  let rows = 0;
  await pipeline(async function* () {
    for await (const chunk of rowChunks(lines, table)) {
      hash.update(chunk.bytes);
      rows += chunk.rows;
      yield chunk.bytes;
    }
  }, into);
  const end = await nextJson(lines, TableEnd);
  if (end.rows !== rows || end.sha256 !== hash.digest('hex')) {
    throw new DamagedBackup(`the rows of ${table} are not those that were written`);
  }
  return rows;
}

/** The rows of one table, many at a time. */
async function* rowChunks(
  lines: Lines,
  table: string,
): AsyncGenerator<{ readonly bytes: Buffer; readonly rows: number }, void> {
  let gathered: Buffer[] = [];
  let size = 0;
  const flush = () => {
    const chunk = { bytes: Buffer.concat(gathered), rows: gathered.length / 2 };
    gathered = [];
    size = 0;
    return chunk;
  };
  for (;;) {
    const { value: line, done } = await lines.next();
    if (done || line === undefined) throw new DamagedBackup(`it ends within the table ${table}`);
    if (line.length === END_OF_ROWS.length && line.toString() === END_OF_ROWS) break;
    gathered.push(line, NEWLINE);
    size += line.length;
    if (size > CHUNK_BYTES) yield flush();
  }
  yield flush();
}

/** Numbers that the database gives out go on after the largest that was given. */
async function setCounters(tx: TransactionSql): Promise<void> {
  const columns = await tx<{ table: string; column: string }[]>`
    select c.relname as "table", a.attname as "column"
    from pg_attribute a join pg_class c on c.oid = a.attrelid
    where a.attidentity <> '' and c.relnamespace = 'public'::regnamespace`;
  for (const { table, column } of columns) {
    await tx.unsafe(
      `select setval(pg_get_serial_sequence('"${table}"', '${column}'), max("${column}")) from "${table}"`,
    );
  }
}

/** The file is not what was written. */
class DamagedBackup extends Error {}

async function nextJson<TSchema extends z.ZodType>(lines: Lines, schema: TSchema): Promise<z.infer<TSchema>> {
  const { value, done } = await lines.next();
  if (done || value === undefined) throw new DamagedBackup('it is cut off');
  try {
    return schema.parse(JSON.parse(value.toString('utf8')));
  } catch {
    throw new DamagedBackup('it is not a backup of Countersign, or was changed');
  }
}

/** Ours, or what zlib says of a damaged or cut file. */
const isDamage = (error: unknown): error is Error =>
  error instanceof DamagedBackup || /^Z_|ERR_PADDING/.test(String((error as { code?: unknown }).code));

const unreadable = ({ message }: Error) =>
  problem('backup_unreadable', `The backup cannot be used: ${message}. Nothing was restored.`);

const targetNotEmpty = (why: string) =>
  new DatabaseError(
    'target_not_empty',
    `The target is not empty: ${why}. Nothing was changed. Restore into an empty database, or into another folder: COUNTERSIGN_DATA=….`,
  );
