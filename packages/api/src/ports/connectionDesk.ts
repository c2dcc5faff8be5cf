import type { Result, WorkspaceId } from '@countersign/model';

/** What needs the installation's secret or the network: sealing what is stored, and trying a connection out. */
export interface ConnectionDesk {
  /** Encrypts a secret so that it opens only for this workspace and this connection. */
  seal(workspaceId: WorkspaceId, connectionId: string, secret: string): string;
  /** Calls the other side once, harmlessly. Problems `not_found`, `connection_failed` with what it answered. */
  test(workspaceId: WorkspaceId, name: string): Promise<Result<{ readonly message: string }>>;
}
