import type { WorkspaceId } from '@countersign/model';
import { authSchema } from '@countersign/postgres/authSchema';
import { eq } from 'drizzle-orm';
import type { AuthDatabase } from '../auth/authDatabase.ts';
import { createWorkspace } from '../auth/createWorkspaces.ts';

const { organization } = authSchema;

/** Key of the advisory lock under which one process at a time prepares the first workspace. */
const SEED_LOCK = 4_310_010;

const FIRST_WORKSPACE = { slug: 'demo', name: 'Demo' } as const;
const SEEDING = JSON.stringify({ samples: 'missing' });
const SEEDED = JSON.stringify({ samples: 'there' });

/**
 * Makes sure that there is a first workspace, and that its samples were put in once: `fill` is called until it has
 * succeeded, also over a start that was killed in between, and never again. Answers the workspace's id.
 */
export async function seedWorkspace(
  db: AuthDatabase,
  fill: ((workspaceId: WorkspaceId) => Promise<void>) | null,
): Promise<WorkspaceId> {
  // A lock of the session and not of a transaction: filling takes its time, and the database ends idle transactions.
  const session = await db.$client.reserve();
  try {
    await session`select pg_advisory_lock(${SEED_LOCK})`;
    return await seedOnce(db, fill);
  } finally {
    await session`select pg_advisory_unlock(${SEED_LOCK})`.catch(() => {}); // a lost session has let go already
    session.release();
  }
}

async function seedOnce(
  db: AuthDatabase,
  fill: ((workspaceId: WorkspaceId) => Promise<void>) | null,
): Promise<WorkspaceId> {
  const oldest = () => db.select().from(organization).orderBy(organization.createdAt).limit(1);
  if ((await oldest()).length === 0) {
    await createWorkspace(db, { ...FIRST_WORKSPACE, metadata: fill === null ? SEEDED : SEEDING });
  }
  const [row] = await oldest();
  if (row === undefined) throw new Error('The first workspace was not stored.');
  const id = row.id as WorkspaceId; // safe: the id of a stored workspace
  if (fill !== null && row.metadata === SEEDING) {
    await fill(id);
    await db.update(organization).set({ metadata: SEEDED }).where(eq(organization.id, id));
  }
  return id;
}
