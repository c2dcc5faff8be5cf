import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTrpc } from './trpc.ts';

/** Who is signed in and which workspaces they are in. */
export function useSession() {
  return useQuery({ ...useTrpc().session.me.queryOptions(), staleTime: 60_000 });
}

/** The workspace of the current address with the reader's role in it; undefined while loading or outside. */
export function useWorkspace() {
  const { workspace } = useParams({ strict: false });
  return useSession().data?.workspaces.find((candidate) => candidate.slug === workspace);
}

const WIDTH = { viewer: 0, reviewer: 1, owner: 2, consultant: 3 } as const;

/** What a screen may offer. The server decides; this only spares people buttons that would be refused. */
export type Permission = 'decide' | 'govern' | 'administer' | 'design';

const NEEDED = { decide: 'reviewer', govern: 'owner', administer: 'owner', design: 'consultant' } as const;

/** Whether the reader's role in this workspace carries the permission. */
export function useMay(permission: Permission): boolean {
  const workspace = useWorkspace();
  return workspace !== undefined && WIDTH[workspace.role] >= WIDTH[NEEDED[permission]];
}
