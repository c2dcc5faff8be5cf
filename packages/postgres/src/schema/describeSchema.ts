import type { Sql } from 'postgres';

/**
 * The schema of a database as text: every table with its columns, constraints, indexes, policies and grants, in a
 * fixed order. It is committed as `schema.sql`, so that what a migration changes can be read in its diff.
 */
export async function describeSchema(sql: Sql): Promise<string> {
  const rows = await sql<{ name: string; body: string }[]>`
    select relname as name, concat_ws(E'\n',
      'create table ' || quote_ident(relname) || ' (',
      (select string_agg('  ' || line, E',\n' order by place) from (
        select attnum::integer as place,
          quote_ident(attname) || ' ' || format_type(atttypid, atttypmod)
          || case when attidentity <> '' then ' generated always as identity' else '' end
          || case when attnotnull and attidentity = '' then ' not null' else '' end
          || coalesce(' default ' || pg_get_expr(adbin, adrelid), '') as line
        from pg_attribute left join pg_attrdef on adrelid = attrelid and adnum = attnum
        where attrelid = pg_class.oid and attnum > 0 and not attisdropped
        union all
        select 10000 + row_number() over (order by contype desc, conname), pg_get_constraintdef(pg_constraint.oid)
        from pg_constraint where conrelid = pg_class.oid and contype in ('p', 'u', 'f')
      ) as lines),
      ')' || coalesce(' with (' || array_to_string(reloptions, ', ') || ')', '') || ';',
      (select string_agg(pg_get_indexdef(indexrelid) || ';', E'\n' order by pg_get_indexdef(indexrelid))
        from pg_index where indrelid = pg_class.oid and not exists (
          select from pg_constraint where conindid = indexrelid)),
      case when relrowsecurity and relforcerowsecurity then '-- row-level security, forced' end,
      (select string_agg(format('-- policy %s to %s: %s', policyname, array_to_string(roles, ', '), qual), E'\n'
          order by policyname)
        from pg_policies where tablename = relname and schemaname = 'public'),
      (select string_agg(format('-- %s: %s', grantee, privileges), E'\n' order by grantee) from (
        select grantee, string_agg(lower(privilege_type), ', ' order by privilege_type) as privileges
        from information_schema.role_table_grants
        where table_name = relname and table_schema = 'public' and grantee like 'countersign_%'
        group by grantee
      ) as grants)
    ) as body
    from pg_class
    where relkind = 'r' and relnamespace = 'public'::regnamespace
    order by relname`;
  return `-- The schema after all migrations, written by \`pnpm db:dump\`. Read it; change it by a migration.\n\n${rows
    .map(({ body }) => body)
    .join('\n\n')}\n`;
}
