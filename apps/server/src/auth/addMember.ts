import { randomUUID } from 'node:crypto';
import type { Role, WorkspaceId } from '@countersign/model';
import { authSchema } from '@countersign/postgres';
import { eq } from 'drizzle-orm';
import type { AuthDatabase } from './authDatabase.ts';
import { createAccount } from './createAccount.ts';

const { member, user } = authSchema;

type NewMember = { readonly email: string; readonly name: string; readonly role: Role };

/** Makes somebody a member, with an account if they have none; a member gets the role. Answers the user's id. */
export function addMember(
  db: AuthDatabase,
  workspaceId: WorkspaceId,
  { email, name, role }: NewMember,
): Promise<string> {
  return db.transaction(async (tx) => {
    const [known] = await tx.select({ id: user.id }).from(user).where(eq(user.email, email));
    const userId = known?.id ?? (await createAccount(tx, { email, name, passwordHash: null }));
    await tx
      .insert(member)
      .values({ id: randomUUID(), organizationId: workspaceId, userId, role })
      .onConflictDoUpdate({ target: [member.organizationId, member.userId], set: { role } });
    return userId;
  });
}
