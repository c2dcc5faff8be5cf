import { openDatabase } from '@countersign/postgres';
import { createTestDatabase } from '@countersign/postgres/testing';
import { expect, it } from 'vitest';
import { openAuthDatabase } from '../auth/authDatabase.ts';
import { seedWorkspace } from './seedWorkspace.ts';

async function openTest() {
  const test = await createTestDatabase();
  const opened = await openDatabase({ dataDir: '', databaseUrl: test.url });
  if (!opened.ok) throw new Error(opened.problem.message);
  const db = openAuthDatabase(opened.value);
  const idleTransactions = async () => {
    const rows = await test.sql`
      select from pg_stat_activity
      where datname = current_database() and state like 'idle in transaction%'`;
    return rows.length;
  };
  const dispose = async () => {
    await opened.value.close();
    await test[Symbol.asyncDispose]();
  };
  return { db, idleTransactions, [Symbol.asyncDispose]: dispose };
}

it('fills one workspace once, however many processes start', async () => {
  await using test = await openTest();
  const filled: string[] = [];
  const fill = async (id: string) => void filled.push(id);
  const ids = await Promise.all([seedWorkspace(test.db, fill), seedWorkspace(test.db, fill)]);
  expect(new Set(ids).size).toBe(1);
  expect(filled).toEqual([ids[0]]);
});

it('fills again after a start that failed in between', async () => {
  await using test = await openTest();
  await expect(seedWorkspace(test.db, () => Promise.reject(new Error('killed')))).rejects.toThrow('killed');
  let filled = 0;
  await seedWorkspace(test.db, async () => {
    filled += 1;
  });
  expect(filled).toBe(1);
});

it('keeps no transaction open while it fills, which the database would end', async () => {
  await using test = await openTest();
  let idle = -1;
  await seedWorkspace(test.db, async () => {
    idle = await test.idleTransactions();
  });
  expect(idle).toBe(0);
});
