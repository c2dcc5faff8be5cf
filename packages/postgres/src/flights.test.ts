import type { FlightSql } from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect } from './connect.ts';
import { createTestDatabase, type TestDatabase } from './testing/createTestDatabase.ts';

// The driver's transactions in flights are ours (see its patch), so what they promise is tested here.

let test: TestDatabase;
let sql: ReturnType<typeof connect>;
beforeAll(async () => {
  test = await createTestDatabase();
  sql = connect(test.url, { max: 2 });
  await sql`create table flown (number integer primary key)`;
});
afterAll(async () => {
  await sql.end();
  await test[Symbol.asyncDispose]();
});

const insert = (tx: FlightSql, number: number) => tx`insert into flown values (${number}) returning number`;
const stored = async () => (await sql`select number from flown order by number`).map(({ number }) => number);

describe('a transaction in flights', () => {
  // The first time on a connection its statements are prepared one by one, later they go out together.
  it.each([10, 20, 30])(
    'commits everything, answers in order and sees its own rows (from %i)',
    async (from) => {
      const answers = await sql.flights(async (tx) => {
        const [first, count] = await tx.fly([
          insert(tx, from),
          tx<{ many: number }[]>`select count(*)::integer as many from flown where number >= ${from}`,
        ]);
        const [second, third] = await tx.land([insert(tx, from + 1), insert(tx, from + 2)]);
        return [first, count, second, third].map((rows) => rows![0]);
      });
      expect(answers).toEqual([{ number: from }, { many: 1 }, { number: from + 1 }, { number: from + 2 }]);
      expect(await stored()).toEqual(expect.arrayContaining([from, from + 1, from + 2]));
    },
  );

  it.each(['in its first flight', 'with the commit behind it'])(
    'takes all of it back when a statement fails %s',
    async (when) => {
      const before = await stored();
      const flown = sql.flights(async (tx) => {
        if (when === 'in its first flight') await tx.fly([insert(tx, 101), insert(tx, 101), insert(tx, 102)]);
        await tx.fly([insert(tx, 103)]);
        await tx.land([insert(tx, 104), insert(tx, 104), insert(tx, 105)]);
      });
      await expect(flown).rejects.toMatchObject({ code: '23505' });
      expect(await stored()).toEqual(before);
    },
  );

  it('takes all of it back when its own code throws between two flights', async () => {
    const before = await stored();
    const flown = sql.flights(async (tx) => {
      await tx.fly([insert(tx, 201)]);
      throw new Error('changed my mind');
    });
    await expect(flown).rejects.toThrow('changed my mind');
    expect(await stored()).toEqual(before);
  });

  it('is told when its connection is lost between two flights, and leaves the pool usable', async () => {
    const flown = sql.flights(async (tx) => {
      const [[own]] = (await tx.fly([tx<{ pid: number }[]>`select pg_backend_pid() as pid`])) as [
        [{ pid: number }],
      ];
      await test.sql`select pg_terminate_backend(${own.pid})`;
      await tx.land([insert(tx, 301)]);
    });
    await expect(flown).rejects.toThrow();
    expect(await stored()).not.toContain(301);
  });

  it('keeps apart what several do at the same time', async () => {
    const one = (number: number) =>
      sql.flights(async (tx) => {
        await tx.fly([insert(tx, number)]);
        await tx.land([insert(tx, number + 1_000)]);
      });
    const numbers = Array.from({ length: 40 }, (_, index) => 1_000 + index);
    const results = await Promise.allSettled(numbers.flatMap((number) => [one(number), one(number)]));
    expect(results.filter(({ status }) => status === 'fulfilled').length).toBe(40);
    expect((await stored()).filter((number) => number >= 1_000).length).toBe(80);
  });
});
