import type { Problem, Result, WorkspaceId } from '@countersign/model';
import type { Env } from '../env.ts';
import type { Installation } from '../openInstallation.ts';
import { type CommandResult, misuse } from './command.ts';

/**
 * Opens what belongs to the data folder (joining a server that runs on it), does the work, and closes it again. On a
 * folder that was never started, the first workspace is made, without samples.
 */
export async function withInstallation(
  env: Env,
  work: (installation: Installation) => Promise<CommandResult>,
): Promise<CommandResult> {
  // Loaded when it is needed: a command that is refused for its arguments should not wait for a database program.
  const { openInstallation } = await import('../openInstallation.ts');
  const { seedWorkspace } = await import('../seed/seedWorkspace.ts');
  const opened: Result<Installation, Problem> = await openInstallation(env);
  if (!opened.ok) return opened;
  try {
    await seedWorkspace(opened.value.db, null);
    return await work(opened.value);
  } finally {
    await opened.value.close();
  }
}

/** The same within one workspace. Problem `workspace_not_found`. */
export function withWorkspace(
  env: Env,
  slug: string,
  work: (installation: Installation, workspaceId: WorkspaceId) => Promise<CommandResult>,
): Promise<CommandResult> {
  return withInstallation(env, async (installation) => {
    const { workspaceBySlug } = await import('../auth/createWorkspaces.ts');
    const workspaceId = await workspaceBySlug(installation.db, slug);
    if (workspaceId === null) return misuse('workspace_not_found', `There is no workspace "${slug}".`);
    return work(installation, workspaceId);
  });
}
