import type { InboxView, Result, WorkspaceId } from '@countersign/model';

/** Views of the inbox. Whoever made one changes it; to everybody else one that is not shared is not there. */
export interface InboxViews {
  /** One's own and those that are shared, by name. */
  list(workspaceId: WorkspaceId, actorId: string): Promise<readonly InboxView[]>;
  /** Replaces one's own view of the same name. Problem `too_many_views`. */
  save(workspaceId: WorkspaceId, view: InboxView): Promise<Result<InboxView>>;
  /** Problems `view_not_found`, also for somebody else's, and `view_name_taken`. */
  change(
    workspaceId: WorkspaceId,
    change: Pick<InboxView, 'id' | 'name' | 'isShared' | 'owner'>,
  ): Promise<Result<InboxView>>;
  /** Answers whether there was one. */
  remove(workspaceId: WorkspaceId, view: Pick<InboxView, 'id' | 'owner'>): Promise<boolean>;
}
