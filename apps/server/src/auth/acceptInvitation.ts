import { randomUUID } from 'node:crypto';
import type { Members } from '@countersign/api';
import { fail, ok, problem, type Result, Role, type WorkspaceId } from '@countersign/model';
import { authSchema } from '@countersign/postgres/authSchema';
import { and, eq, gt } from 'drizzle-orm';
import { type AuthDatabase, changePeople } from './authDatabase.ts';
import { createAccount } from './createAccount.ts';
import { hashToken } from './token.ts';

const { invitation, member, organization, user } = authSchema;

type Setup = {
  readonly db: AuthDatabase;
  readonly hashPassword: (password: string) => Promise<string>;
};
type Acceptance = Parameters<Members['accept']>[0];

/** Uses an invitation once: account, membership, the end of the invitation and its link of the audit chain are one transaction. */
export async function acceptInvitation(
  { db, hashPassword }: Setup,
  { token, userId, account }: Acceptance,
): Promise<Result<{ workspace: string }>> {
  const passwordHash = account === null ? null : await hashPassword(account.password);
  return changePeople(db, async (tx, record): Promise<Result<{ workspace: string }>> => {
    const [row] = await tx
      .select({ invitation, slug: organization.slug })
      .from(invitation)
      .innerJoin(organization, eq(organization.id, invitation.organizationId))
      .where(
        and(
          eq(invitation.id, hashToken(token)),
          eq(invitation.status, 'pending'),
          gt(invitation.expiresAt, new Date()),
        ),
      )
      .for('update', { of: invitation });
    if (row === undefined) {
      return fail(
        problem(
          'invitation_invalid',
          'This invitation was used, revoked or has expired. Ask for a new link.',
        ),
      );
    }
    const { email, organizationId } = row.invitation;
    const role = Role.parse(row.invitation.role);
    const [known] = await tx.select({ id: user.id }).from(user).where(eq(user.email, email));
    let id = userId;
    if (id !== null && known?.id !== id) {
      return fail(problem('other_address', `The invitation is for ${email}. Sign in with that address.`));
    }
    if (id === null) {
      if (known !== undefined) {
        return fail(problem('sign_in_first', `${email} has an account. Sign in, then open the link again.`));
      }
      if (account === null || passwordHash === null) {
        return fail(problem('invalid_input', 'A new account needs a name and a password.', '/password'));
      }
      id = await createAccount(tx, { email, name: account.name, passwordHash });
    }
    await tx.delete(invitation).where(eq(invitation.id, row.invitation.id));
    await tx
      .insert(member)
      .values({ id: randomUUID(), organizationId, userId: id, role })
      .onConflictDoNothing();
    const workspaceId = organizationId as WorkspaceId; // safe: the id of a stored workspace
    const deed = { workspaceId, actor: id, action: 'member.joined', object: `member:${id}` };
    record({ ...deed, payload: { role } });
    return ok({ workspace: row.slug });
  });
}
