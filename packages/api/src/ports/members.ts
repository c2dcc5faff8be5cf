import type { Result, Role, WorkspaceId } from '@countersign/model';
import type { Actor } from '@countersign/runtime';

export type Member = {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly since: string;
};

export type Invitation = {
  readonly id: string;
  readonly email: string;
  readonly role: Role;
  readonly invitedBy: string;
  readonly expiresAt: string;
};

/** A new invitation: `url` holds the token, which is stored as a hash only and shown this once. */
export type InvitationLink = Invitation & { readonly url: string };

/** What somebody who opens an invitation link is told. */
export type InvitationPreview = {
  readonly workspaceName: string;
  readonly email: string;
  readonly role: Role;
  readonly hasAccount: boolean;
};

/** Members and invitations of a workspace; every change is written into the audit chain. */
export interface Members {
  list(workspaceId: WorkspaceId): Promise<readonly Member[]>;
  invitations(workspaceId: WorkspaceId): Promise<readonly Invitation[]>;
  /** Problem `already_member`. A second invitation of the same address replaces the first. */
  invite(
    workspaceId: WorkspaceId,
    invitation: { email: string; role: Role; actor: Actor },
  ): Promise<Result<InvitationLink>>;
  revokeInvitation(workspaceId: WorkspaceId, id: string, actor: Actor): Promise<boolean>;
  /** Problem `not_found`, `last_manager` when nobody could manage the workspace any more. */
  setRole(
    workspaceId: WorkspaceId,
    change: { userId: string; role: Role; actor: Actor },
  ): Promise<Result<Member>>;
  /** Problem `not_found`, `last_manager`. */
  remove(workspaceId: WorkspaceId, removal: { userId: string; actor: Actor }): Promise<Result<true>>;
  /** What the invitation of this token offers; null for a wrong, used, revoked or expired one. */
  preview(token: string): Promise<InvitationPreview | null>;
  /**
   * Uses an invitation once. `userId` is the signed-in person; without one, an account is created from name and
   * password. Problems `invitation_invalid`, `sign_in_first` (the address has an account), `other_address`.
   */
  accept(acceptance: {
    token: string;
    userId: string | null;
    account: { name: string; password: string } | null;
  }): Promise<Result<{ readonly workspace: string }>>;
}
