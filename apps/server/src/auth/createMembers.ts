import { type Invitation, includesRole, type Member, type Members } from '@countersign/api';
import { fail, ok, type Problem, problem, type Result, Role, type WorkspaceId } from '@countersign/model';
import { authSchema } from '@countersign/postgres/authSchema';
import { and, asc, eq, gt } from 'drizzle-orm';
import { acceptInvitation } from './acceptInvitation.ts';
import { type AuthDatabase, changePeople } from './authDatabase.ts';
import { hashToken, newToken } from './token.ts';

const { invitation, member, organization, user } = authSchema;
const INVITATION_DAYS = 7;

type Setup = {
  readonly db: AuthDatabase;
  readonly hashPassword: (password: string) => Promise<string>;
};

/** Members and invitations of workspaces. */
export function createMembers({ db, hashPassword }: Setup): Members {
  return {
    list: (workspaceId) => membersOf(db, workspaceId),

    async invitations(workspaceId) {
      const rows = await db
        .select({ invitation, inviter: user.name })
        .from(invitation)
        .innerJoin(user, eq(user.id, invitation.inviterId))
        .where(and(isOpen(), eq(invitation.organizationId, workspaceId)))
        .orderBy(asc(invitation.createdAt));
      return rows.map((row) => invitationOf(row.invitation, row.inviter));
    },

    async invite(workspaceId, { email, role, actor }) {
      const members = await membersOf(db, workspaceId);
      if (members.some((item) => item.email === email)) {
        return fail(problem('already_member', `${email} is a member already.`, '/email'));
      }
      const token = newToken();
      const expiresAt = new Date(Date.now() + INVITATION_DAYS * 24 * 60 * 60 * 1_000);
      const row = {
        id: hashToken(token),
        organizationId: workspaceId,
        email,
        role,
        inviterId: actor.id,
        expiresAt,
      };
      await changePeople(db, async (tx, record) => {
        const earlier = and(eq(invitation.organizationId, workspaceId), eq(invitation.email, email));
        await tx.delete(invitation).where(earlier);
        await tx.insert(invitation).values(row);
        const deed = { actor: actor.id, action: 'member.invited', object: `invitation:${row.id}` };
        record({ workspaceId, ...deed, payload: { email, role } });
      });
      return ok({ ...invitationOf(row, actor.name), url: `/invitation?token=${token}` });
    },

    revokeInvitation: (workspaceId, id, actor) =>
      changePeople(db, async (tx, record) => {
        const [row] = await tx
          .delete(invitation)
          .where(and(eq(invitation.organizationId, workspaceId), eq(invitation.id, id)))
          .returning({ email: invitation.email });
        if (row === undefined) return false;
        const deed = { actor: actor.id, action: 'invitation.revoked', object: `invitation:${id}` };
        record({ workspaceId, ...deed, payload: { email: row.email } });
        return true;
      }),

    setRole: (workspaceId, { userId, role, actor }) =>
      changePeople(db, async (tx, record): Promise<Result<Member>> => {
        const found = await findChangeable(tx, workspaceId, { userId, role });
        if (!found.ok) return found;
        await tx.update(member).set({ role }).where(membership(workspaceId, userId));
        const deed = { actor: actor.id, action: 'member.roleChanged', object: `member:${userId}` };
        record({ workspaceId, ...deed, payload: { from: found.value.role, to: role } });
        return ok({ ...found.value, role });
      }),

    remove: (workspaceId, { userId, actor }) =>
      changePeople(db, async (tx, record): Promise<Result<true>> => {
        const found = await findChangeable(tx, workspaceId, { userId, role: null });
        if (!found.ok) return found;
        await tx.delete(member).where(membership(workspaceId, userId));
        const deed = { actor: actor.id, action: 'member.removed', object: `member:${userId}` };
        record({ workspaceId, ...deed, payload: { role: found.value.role } });
        return ok(true);
      }),

    async preview(token) {
      const [row] = await db
        .select({ email: invitation.email, role: invitation.role, name: organization.name, account: user.id })
        .from(invitation)
        .innerJoin(organization, eq(organization.id, invitation.organizationId))
        .leftJoin(user, eq(user.email, invitation.email))
        .where(and(isOpen(), eq(invitation.id, hashToken(token))));
      if (row === undefined) return null;
      const { email, role, name, account } = row;
      return { workspaceName: name, email, role: Role.parse(role), hasAccount: account !== null };
    },

    accept: (acceptance) => acceptInvitation({ db, hashPassword }, acceptance),
  };
}

const isOpen = () => and(eq(invitation.status, 'pending'), gt(invitation.expiresAt, new Date()));

const membership = (workspaceId: WorkspaceId, userId: string) =>
  and(eq(member.organizationId, workspaceId), eq(member.userId, userId));

const noMember = (): Problem => problem('member_not_found', 'This person is not a member of the workspace.');

async function membersOf(db: AuthDatabase, workspaceId: WorkspaceId): Promise<readonly Member[]> {
  const rows = await db
    .select({
      userId: user.id,
      name: user.name,
      email: user.email,
      role: member.role,
      since: member.createdAt,
    })
    .from(member)
    .innerJoin(user, eq(user.id, member.userId))
    .where(eq(member.organizationId, workspaceId))
    .orderBy(asc(user.name));
  return rows.map((row) => ({ ...row, role: Role.parse(row.role), since: row.since.toISOString() }));
}

/**
 * The member whose role is to become another, or none. All members are locked, so that two of them who step back at the
 * same moment do not leave the workspace to nobody.
 */
async function findChangeable(
  tx: AuthDatabase,
  workspaceId: WorkspaceId,
  { userId, role }: { userId: string; role: Role | null },
): Promise<Result<Member>> {
  await tx.select({ id: member.id }).from(member).where(eq(member.organizationId, workspaceId)).for('update');
  const members = await membersOf(tx, workspaceId);
  const current = members.find((item) => item.userId === userId);
  if (current === undefined) return fail(noMember());
  const refused = refuseLastManager(members, userId, role);
  return refused === null ? ok(current) : fail(refused);
}

/** A workspace that nobody may manage would be lost to everybody. */
function refuseLastManager(members: readonly Member[], userId: string, role: Role | null): Problem | null {
  const others = members.filter((item) => item.userId !== userId && includesRole(item.role, 'owner'));
  if (others.length > 0 || (role !== null && includesRole(role, 'owner'))) return null;
  return problem(
    'last_manager',
    'Somebody must be able to manage the workspace. Make another member an owner first.',
  );
}

type Row = { id: string; email: string; role: string | null; expiresAt: Date };

const invitationOf = ({ id, email, role, expiresAt }: Row, invitedBy: string): Invitation => ({
  id,
  email,
  role: Role.parse(role),
  invitedBy,
  expiresAt: expiresAt.toISOString(),
});
