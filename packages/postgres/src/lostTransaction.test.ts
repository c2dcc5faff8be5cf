import postgres, { type TransactionSql } from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect } from './connect.ts';
import { createTestDatabase, type TestDatabase } from './testing/createTestDatabase.ts';

// What the driver does when a transaction goes on asking after its connection was lost is ours (see its patch).

let test: TestDatabase;
let killer: ReturnType<typeof connect>;
beforeAll(async () => {
  test = await createTestDatabase();
  killer = connect(test.url, { max: 1 });
  await killer`create table written (number integer)`;
});
afterAll(async () => {
  await killer.end();
  await test[Symbol.asyncDispose]();
});

/** Ends the connection of a transaction; done when the driver has noticed. */
async function endConnectionOf(tx: TransactionSql): Promise<void> {
  const [session] = await tx<{ pid: number }[]>`select pg_backend_pid() as pid`;
  await killer`select pg_terminate_backend(${session?.pid ?? 0})`;
  const code = () => tx`select 1`.then(() => 'alive').catch((error: { code?: string }) => error.code);
  await expect.poll(code).toBe('CONNECTION_CLOSED');
}

describe('a transaction whose connection was lost', () => {
  it('is told so whatever it asks, and takes no connection away from others', async () => {
    const pool = connect(test.url, { max: 2 });
    for (let round = 0; round < 4; round += 1) {
      const lost = pool.begin(async (tx) => {
        await endConnectionOf(tx);
        await Promise.allSettled([tx`select 2`, tx`select 3`]);
        await tx`select 4`;
      });
      await expect(lost).rejects.toMatchObject({ code: 'CONNECTION_CLOSED' });
    }
    const answers = await Promise.all([1, 2, 3].map((number) => pool`select ${number}::integer as number`));
    expect(answers.map(([row]) => row?.['number'])).toEqual([1, 2, 3]);
    await pool.end();
  });

  it('writes nothing into the transaction that has the connection after it', async () => {
    const pool = postgres(test.url, { max: 1, onnotice: () => {} });
    const other = Promise.withResolvers<void>();
    const late = Promise.withResolvers<unknown>();
    const lost = pool.begin(async (tx) => {
      await endConnectionOf(tx);
      await other.promise;
      await tx`insert into written values (666)`.then(late.resolve, late.resolve);
    });
    await expect(lost).rejects.toMatchObject({ code: 'CONNECTION_CLOSED' });
    await pool.begin(async (tx) => {
      await tx`insert into written values (1)`;
      other.resolve();
      expect(await late.promise).toMatchObject({ code: 'CONNECTION_CLOSED' });
      await tx`insert into written values (2)`;
    });
    const rows = await killer`select number from written order by number`;
    expect(rows.map(({ number }) => number)).toEqual([1, 2]);
    await pool.end();
  });
});
