import { randomUUID } from 'node:crypto';
import type { WorkspaceId } from '@countersign/model';
import { authSchema } from '@countersign/postgres';
import { count } from 'drizzle-orm';
import type { AuthDatabase } from '../auth/authDatabase.ts';
import { createAccount } from '../auth/createAccount.ts';
import type { Auth } from '../auth/createAuth.ts';

const { account, member, session, user } = authSchema;

export const FIRST_EMAIL = 'consultant@countersign.local';

/**
 * The token of the one-time sign-in link for the first person, whom it creates when there is nobody yet. As long as
 * nobody has ever signed in, each start gives a new one, so a lost link locks nobody out; afterwards null.
 */
export async function ensureFirstPerson(
  { db, auth }: { db: AuthDatabase; auth: Auth },
  workspaceId: WorkspaceId,
): Promise<string | null> {
  const people = await rows(db, user);
  if (people === 0) {
    await db.transaction(async (tx) => {
      const userId = await createAccount(tx, { email: FIRST_EMAIL, name: 'Consultant', passwordHash: null });
      const membership = { id: randomUUID(), organizationId: workspaceId, userId, role: 'consultant' };
      await tx.insert(member).values(membership);
    });
    return auth.issueSignInToken(FIRST_EMAIL);
  }
  const isUsed = people > 1 || (await rows(db, session)) > 0 || (await rows(db, account)) > 0;
  return isUsed ? null : auth.issueSignInToken(FIRST_EMAIL);
}

type CountedTable = typeof user | typeof session | typeof account;

async function rows(db: AuthDatabase, table: CountedTable): Promise<number> {
  const [row] = await db.select({ rows: count() }).from(table);
  return row?.rows ?? 0;
}
