import type { Sql } from 'postgres';
import { readMigrations } from '../migrate.ts';

/** The number of the newest migration that this program brings. */
export const newestSchema = async (): Promise<number> => (await readMigrations()).length;

/** The number of the newest migration that the database has. */
export async function schemaNumber(worker: Sql): Promise<number> {
  const [row] = await worker<
    { number: number | null }[]
  >`select max(number) as number from schema_migrations`;
  return row?.number ?? 0;
}
