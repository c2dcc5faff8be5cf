import { authSchema, type Database } from '@countersign/postgres';
import { drizzle } from 'drizzle-orm/postgres-js';

/** The tables of people, workspaces and keys, and nothing else. */
export const openAuthDatabase = (database: Database) => drizzle(database.auth, { schema: authSchema });
export type AuthDatabase = ReturnType<typeof openAuthDatabase>;
