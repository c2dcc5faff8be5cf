import type { Sql } from 'postgres';

/** The time by the database's clock, which all deadlines are kept by. */
export async function readClock(worker: Sql): Promise<Date> {
  const [row] = await worker<{ at: Date }[]>`select clock_timestamp() as at`;
  if (!row) throw new Error('The database did not tell the time');
  return row.at;
}
