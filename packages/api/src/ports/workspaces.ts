import type { Result, Role, WorkspaceId } from '@countersign/model';

/** A workspace as one of its members sees it. */
export type Membership = {
  readonly id: WorkspaceId;
  readonly slug: string;
  readonly name: string;
  readonly role: Role;
};

export interface Workspaces {
  listFor(userId: string): Promise<readonly Membership[]>;
  /** Null when there is no such workspace or the user is not in it; the two cannot be told apart. */
  find(userId: string, slug: string): Promise<Membership | null>;
  /** Creates a workspace whose first consultant is the user; problem `slug_taken`. */
  create(userId: string, workspace: { slug: string; name: string }): Promise<Result<Membership>>;
}
