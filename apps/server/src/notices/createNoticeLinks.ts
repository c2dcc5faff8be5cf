import type { NoticeLinks } from '@countersign/actions';
import type { WorkspaceId } from '@countersign/model';
import { type Database, findWorkspaceSlug } from '@countersign/postgres';

/**
 * Where messages lead: into the studio, where a case is shown to whoever is signed in and may see it, and decided only by
 * an answer given there. Such an address holds no right, so it does not matter who opens or passes it on.
 */
export function createNoticeLinks({ auth }: Pick<Database, 'auth'>, publicUrl: string) {
  return async (workspaceId: WorkspaceId): Promise<NoticeLinks> => {
    const slug = await findWorkspaceSlug(auth, workspaceId);
    const inboxUrl = `${publicUrl}/w/${encodeURIComponent(slug)}/inbox`;
    return { inboxUrl, caseUrl: (review) => `${inboxUrl}?review=${encodeURIComponent(review)}` };
  };
}
