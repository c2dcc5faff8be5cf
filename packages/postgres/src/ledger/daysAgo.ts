import type { TransactionSql } from 'postgres';

/** The time so many days before now, by the clock of the database. */
export async function daysAgo(tx: TransactionSql, days: number): Promise<Date> {
  const [row] = await tx<[{ since: Date }]>`select now() - ${days} * interval '1 day' as since`;
  return row.since;
}
