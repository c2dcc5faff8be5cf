import type { Scope, WorkspaceId } from '@countersign/model';
import type { Actor } from '@countersign/runtime';

/** An API key without its secret. `start` is the visible beginning that tells keys apart. */
export type ApiKey = {
  readonly id: string;
  readonly name: string;
  readonly start: string;
  readonly scopes: readonly Scope[];
  readonly createdBy: string;
  readonly createdAt: string;
  readonly lastUsedAt: string | null;
};

/** Whom a valid secret stands for. */
export type KeyIdentity = {
  readonly workspaceId: WorkspaceId;
  readonly keyId: string;
  readonly name: string;
  readonly scopes: readonly Scope[];
  /** The member to whom the key belongs; the same name for all that belong to nobody. */
  readonly personId: string;
};

/** API keys of a workspace: stored as hashes, bound to scopes, revocable at once; changes are audited. */
export interface Keys {
  list(workspaceId: WorkspaceId): Promise<readonly ApiKey[]>;
  /** `secret` is answered here and never again. */
  create(
    workspaceId: WorkspaceId,
    key: { name: string; scopes: readonly Scope[]; actor: Actor },
  ): Promise<ApiKey & { readonly secret: string }>;
  revoke(workspaceId: WorkspaceId, id: string, actor: Actor): Promise<boolean>;
  /** Null for an unknown or revoked secret. */
  identify(secret: string): Promise<KeyIdentity | null>;
}
