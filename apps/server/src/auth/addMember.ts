import { randomUUID } from 'node:crypto';
import type { Role, WorkspaceId } from '@countersign/model';
import { authSchema } from '@countersign/postgres/authSchema';
import { eq } from 'drizzle-orm';
import { type AuthDatabase, changePeople } from './authDatabase.ts';
import { createAccount } from './createAccount.ts';

const { member, user } = authSchema;

type NewMember = { readonly email: string; readonly name: string; readonly role: Role; readonly by: string };

/**
 * Makes somebody a member, with an account if they have none; a member gets the role. `by` is who does
 * so, for the audit chain. Answers the user's id.
 */
export function addMember(
  db: AuthDatabase,
  workspaceId: WorkspaceId,
  { email, name, role, by }: NewMember,
): Promise<string> {
  return changePeople(db, async (tx, record) => {
    const [known] = await tx.select({ id: user.id }).from(user).where(eq(user.email, email));
    const userId = known?.id ?? (await createAccount(tx, { email, name, passwordHash: null }));
    await tx
      .insert(member)
      .values({ id: randomUUID(), organizationId: workspaceId, userId, role })
      .onConflictDoUpdate({ target: [member.organizationId, member.userId], set: { role } });
    const deed = { workspaceId, actor: by, action: 'member.joined', object: `member:${userId}` };
    record({ ...deed, payload: { email, role } });
    return userId;
  });
}
