import type { WorkspaceId } from '@countersign/model';
import { authSchema } from '@countersign/postgres/authSchema';
import { addMember } from '../auth/addMember.ts';
import type { AuthDatabase } from '../auth/authDatabase.ts';
import type { Auth } from '../auth/createAuth.ts';

const { account, session, user } = authSchema;

export const FIRST_EMAIL = 'consultant@countersign.local';

/**
 * The token of the one-time sign-in link for the first person, whom it creates when there is nobody yet. As long as
 * nobody has ever signed in, each start gives a new one, so a lost link locks nobody out; afterwards null.
 */
export async function ensureFirstPerson(
  { db, auth }: { db: AuthDatabase; auth: Auth },
  workspaceId: WorkspaceId,
): Promise<string | null> {
  const people = await db.select({ email: user.email }).from(user).limit(2);
  const [first] = people;
  if (first === undefined) {
    const person = { email: FIRST_EMAIL, name: 'Consultant', role: 'consultant', by: 'system' } as const;
    await addMember(db, workspaceId, person);
    return auth.issueSignInToken(FIRST_EMAIL);
  }
  const isUsed = people.length > 1 || (await hasRows(db, session)) || (await hasRows(db, account));
  return isUsed ? null : auth.issueSignInToken(first.email);
}

async function hasRows(db: AuthDatabase, table: typeof session | typeof account): Promise<boolean> {
  return (await db.select({ id: table.id }).from(table).limit(1)).length > 0;
}
