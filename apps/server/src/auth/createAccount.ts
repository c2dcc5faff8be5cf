import { randomUUID } from 'node:crypto';
import { authSchema } from '@countersign/postgres/authSchema';
import type { AuthDatabase } from './authDatabase.ts';

const { account, user } = authSchema;

type Writer = Pick<AuthDatabase, 'insert'>;

/** Stores a person; without a password hash they sign in by link. Answers the user's id. */
export async function createAccount(
  db: Writer,
  { email, name, passwordHash }: { email: string; name: string; passwordHash: string | null },
): Promise<string> {
  const id = randomUUID();
  await db.insert(user).values({ id, email, name, emailVerified: true });
  if (passwordHash !== null) {
    const credential = { accountId: id, providerId: 'credential', userId: id, password: passwordHash };
    await db.insert(account).values({ id: randomUUID(), ...credential });
  }
  return id;
}
