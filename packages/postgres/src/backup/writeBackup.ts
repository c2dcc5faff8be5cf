import { createHash } from 'node:crypto';
import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fail, ok, problem, type Result } from '@countersign/model';
import type { Sql, TransactionSql } from 'postgres';
import { connect } from '../connect.ts';
import { type DatabaseOptions, locateDatabase } from '../openDatabase.ts';
import {
  BACKUP_FORMAT,
  type BackupEnd,
  type BackupHeader,
  END_OF_ROWS,
  type TableEnd,
  type TableStart,
} from './backupFormat.ts';
import { listTables } from './listTables.ts';

const NEWLINE = 10;

export type BackupSummary = { readonly schema: number; readonly tables: number; readonly rows: number };

/**
 * Writes everything as it is at one moment, while others go on working; `out` is ended. The
 * schema is left alone, so that a newer program can back up before it upgrades. Problems `backup_empty`, and
 * `database_rights_missing` for a login that row-level security would show only a part.
 */
export async function writeBackup(
  source: DatabaseOptions,
  out: Writable,
  secretCheck: string | null = null,
): Promise<Result<BackupSummary>> {
  await using located = await locateDatabase(source);
  const sql = connect(located.url, { max: 1 });
  let failure: unknown;
  try {
    if (!(await hasSchema(sql))) return fail(NOTHING_THERE);
    return await sql.begin('isolation level repeatable read read only', async (tx) => {
      if (!(await seesEverything(tx))) return fail(RIGHTS_MISSING);
      const summary = { schema: 0, tables: 0, rows: 0 };
      await pipeline(chunksOf(tx, secretCheck, summary), out).catch((error) => {
        failure = error;
        // A copy that nobody reads to its end would hold the connection for ever.
        void sql.end({ timeout: 0 });
        throw error;
      });
      return ok(summary);
    });
  } catch (error) {
    throw failure ?? error;
  } finally {
    await sql.end({ timeout: 5 });
  }
}

type Counted = { -readonly [TKey in keyof BackupSummary]: BackupSummary[TKey] };

async function* chunksOf(tx: TransactionSql, secretCheck: string | null, counted: Counted) {
  const schema = await tx<BackupHeader['schema'][number][]>`
    select number, name, hash from schema_migrations order by number`;
  counted.schema = schema.length;
  const createdAt = new Date().toISOString();
  yield lineOf({ format: BACKUP_FORMAT, createdAt, schema: [...schema], secretCheck } satisfies BackupHeader);
  for (const table of await listTables(tx)) {
    counted.tables += 1;
    counted.rows += yield* tableChunks(tx, table);
  }
  yield lineOf({ end: true, tables: counted.tables, rows: counted.rows } satisfies BackupEnd);
}

async function* tableChunks(
  tx: TransactionSql,
  table: TableStart,
): AsyncGenerator<string | Buffer, number, undefined> {
  yield lineOf(table);
  const hash = createHash('sha256');
  let rows = 0;
  const names = table.columns.map((name) => `"${name}"`).join(', ');
  const stream = await tx.unsafe(`copy "${table.table}" (${names}) to stdout`).readable();
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    hash.update(chunk);
    for (const byte of chunk) if (byte === NEWLINE) rows += 1;
    yield chunk;
  }
  yield `${END_OF_ROWS}\n${lineOf({ rows, sha256: hash.digest('hex') } satisfies TableEnd)}`;
  return rows;
}

async function hasSchema(sql: Sql): Promise<boolean> {
  const [row] = await sql<{ there: boolean }[]>`select to_regclass('schema_migrations') is not null as there`;
  return row?.there === true;
}

const NOTHING_THERE = problem(
  'backup_empty',
  'There is nothing to back up: this database was never used. Check COUNTERSIGN_DATA or DATABASE_URL.',
);

/** The policies of the tables let the worker see all workspaces; without its rights, rows would be missing silently. */
async function seesEverything(tx: TransactionSql): Promise<boolean> {
  const [row] = await tx<{ all: boolean }[]>`
    select rolsuper or rolbypassrls or pg_has_role('countersign_worker', 'usage') as all
    from pg_roles where rolname = current_user`;
  return row?.all === true;
}

const RIGHTS_MISSING = problem(
  'database_rights_missing',
  'The user of DATABASE_URL does not see all rows. Grant it the role countersign_worker, or use pg_dump as an administrator.',
);

const lineOf = (line: object): string => `${JSON.stringify(line)}\n`;
