import { randomUUID } from 'node:crypto';
import type { Membership, Workspaces } from '@countersign/api';
import { fail, ok, problem, Role, type WorkspaceId } from '@countersign/model';
import { authSchema } from '@countersign/postgres/authSchema';
import { and, asc, eq, type SQL } from 'drizzle-orm';
import { type AuthDatabase, changePeople } from './authDatabase.ts';

const { organization, member, user } = authSchema;

/** Workspaces as their members see them. */
export function createWorkspaces(db: AuthDatabase): Workspaces {
  const memberships = (condition: SQL | undefined) =>
    db
      .select({ id: organization.id, slug: organization.slug, name: organization.name, role: member.role })
      .from(member)
      .innerJoin(organization, eq(organization.id, member.organizationId))
      .where(condition)
      .orderBy(asc(organization.name));

  return {
    async listFor(userId) {
      return (await memberships(eq(member.userId, userId))).map(membershipOf);
    },

    async find(userId, slug) {
      const [row] = await memberships(and(eq(member.userId, userId), eq(organization.slug, slug)));
      return row === undefined ? null : membershipOf(row);
    },

    create: (userId, { slug, name }) =>
      changePeople(db, async (tx, record) => {
        const id = await createWorkspace(tx, { slug, name });
        if (id === null)
          return fail(problem('slug_taken', `There is a workspace "${slug}" already.`, '/slug'));
        await tx.insert(member).values({ id: randomUUID(), organizationId: id, userId, role: 'consultant' });
        const [creator] = await tx.select({ name: user.name }).from(user).where(eq(user.id, userId));
        record({
          ...{ workspaceId: id, actor: userId, action: 'workspace.created', object: `workspace:${id}` },
          payload: { slug, name, by: creator?.name ?? null },
        });
        return ok({ id, slug, name, role: 'consultant' });
      }),
  };
}

/** Stores a workspace without members; null when the slug is taken. */
export async function createWorkspace(
  db: AuthDatabase,
  { slug, name, metadata = null }: { slug: string; name: string; metadata?: string | null },
): Promise<WorkspaceId | null> {
  const rows = await db
    .insert(organization)
    .values({ id: randomUUID(), slug, name, metadata })
    .onConflictDoNothing({ target: organization.slug })
    .returning({ id: organization.id });
  return (rows[0]?.id as WorkspaceId | undefined) ?? null; // safe: the id of the row just written
}

/** The workspace of this slug, for the command line and for seeding; null when there is none. */
export async function workspaceBySlug(db: AuthDatabase, slug: string): Promise<WorkspaceId | null> {
  const rows = await db.select({ id: organization.id }).from(organization).where(eq(organization.slug, slug));
  return (rows[0]?.id as WorkspaceId | undefined) ?? null; // safe: the id of a stored workspace
}

type Row = { id: string; slug: string; name: string; role: string };

const membershipOf = ({ id, slug, name, role }: Row): Membership => ({
  id: id as WorkspaceId, // safe: the id of a stored workspace
  slug,
  name,
  role: Role.parse(role),
});

/** Every workspace of the installation, for the command line. */
export async function allWorkspaces(db: AuthDatabase): Promise<readonly { id: WorkspaceId; slug: string }[]> {
  const rows = await db
    .select({ id: organization.id, slug: organization.slug })
    .from(organization)
    .orderBy(asc(organization.slug));
  return rows.map(({ id, slug }) => ({ id: id as WorkspaceId, slug })); // safe: the id of a stored workspace
}
