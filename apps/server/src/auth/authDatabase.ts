import { auditedChange, type Database, type RecordDeed } from '@countersign/postgres';
import { authSchema } from '@countersign/postgres/authSchema';
import { drizzle } from 'drizzle-orm/postgres-js';

/** The tables of people, workspaces and keys, and nothing else. */
export const openAuthDatabase = (database: Database) => drizzle(database.auth, { schema: authSchema });
export type AuthDatabase = ReturnType<typeof openAuthDatabase>;

/** Changes those tables; what is recorded goes into the audit chain in the same transaction. */
export function changePeople<TResult>(
  db: AuthDatabase,
  change: (tx: AuthDatabase, record: RecordDeed) => Promise<TResult>,
): Promise<TResult> {
  const { options } = db.$client;
  return auditedChange(db.$client, (tx, record) => {
    // safe: of a client the ORM uses `unsafe` and `options` alone, as long as nobody begins another transaction in here.
    const client = Object.assign(tx, { options }) as unknown as typeof db.$client;
    return change(drizzle(client, { schema: authSchema }), record);
  });
}
