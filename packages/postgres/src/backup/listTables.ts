import type { Sql, TransactionSql } from 'postgres';
import type { TableStart } from './backupFormat.ts';

/**
 * Not in a backup: what the migrations write themselves, and the sessions, which are keys to the accounts. People sign
 * in again after a restore.
 */
const LEFT_OUT = ['schema_migrations', 'session'];

/** Every table with the columns that are stored, parents before what refers to them. */
export async function listTables(sql: Sql | TransactionSql): Promise<readonly TableStart[]> {
  const tables = await sql<TableStart[]>`
    select c.relname as "table", array_agg(a.attname::text order by a.attnum) as columns
    from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
      and c.relname <> all (${LEFT_OUT})
    group by c.relname
    order by c.relname`;
  const references = await sql<{ child: string; parent: string }[]>`
    select child.relname as child, parent.relname as parent
    from pg_constraint
    join pg_class child on child.oid = conrelid
    join pg_class parent on parent.oid = confrelid
    where contype = 'f' and connamespace = 'public'::regnamespace and conrelid <> confrelid`;
  return parentsFirst(tables, references);
}

function parentsFirst(
  tables: readonly TableStart[],
  references: readonly { child: string; parent: string }[],
): readonly TableStart[] {
  const ordered: TableStart[] = [];
  let waiting = [...tables];
  while (waiting.length > 0) {
    const names = new Set(waiting.map(({ table }) => table));
    const isFree = ({ table }: TableStart) =>
      !references.some(({ child, parent }) => child === table && names.has(parent));
    const free = waiting.filter(isFree);
    if (free.length === 0) throw new Error(`The tables ${[...names].join(', ')} refer to each other.`);
    ordered.push(...free);
    waiting = waiting.filter((table) => !isFree(table));
  }
  return ordered;
}
