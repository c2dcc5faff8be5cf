import { readFile } from 'node:fs/promises';
import { getTableColumns, getTableName } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../testing/createTestDatabase.ts';
import { authSchema } from './authSchema.ts';
import { describeSchema } from './describeSchema.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database[Symbol.asyncDispose]());

describe('the schema', () => {
  it('is the one in schema.sql (after a migration: pnpm db:dump)', async () => {
    const committed = await readFile(new URL('../../schema.sql', import.meta.url), 'utf8');
    expect(await describeSchema(database.sql)).toBe(committed);
  });

  it.each(Object.values(authSchema))('has the columns that drizzle sees in table $_.name', async (table) => {
    const name = getTableName(table);
    const stored = await database.sql`
      select column_name as name, is_nullable = 'NO' as "notNull", udt_name as type
      from information_schema.columns where table_schema = 'public' and table_name = ${name} order by 1`;
    const seen = Object.values(getTableColumns(table)).map((column) => ({
      name: column.name,
      notNull: column.notNull,
      type: SHORT_TYPES[column.getSQLType()] ?? column.getSQLType(),
    }));
    expect(stored.length).toBeGreaterThan(4);
    expect([...stored]).toEqual(seen.toSorted((a, b) => (a.name < b.name ? -1 : 1)));
  });
});

/** What the catalogue calls the types that drizzle writes out. */
const SHORT_TYPES: Readonly<Record<string, string>> = {
  boolean: 'bool',
  integer: 'int4',
  'timestamp with time zone': 'timestamptz',
};
