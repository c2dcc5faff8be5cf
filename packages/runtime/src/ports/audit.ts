import type { Json, WorkspaceId } from '@countersign/model';

/** One link of the append-only chain: what was done, by whom, to what, and the hash of the link before. */
export type AuditRow = {
  readonly seq: number;
  readonly at: string;
  readonly workspaceId: WorkspaceId;
  readonly actor: string;
  readonly action: string;
  readonly object: string;
  readonly payloadHash: string;
  readonly previousHash: string;
  readonly hash: string;
};

export type AuditFinding = { readonly seq: number; readonly message: string };

export interface Audit {
  append(
    workspaceId: WorkspaceId,
    row: { actor: string; action: string; object: string; payload: Json },
  ): Promise<void>;
  list(workspaceId: WorkspaceId, after: number, limit: number): Promise<readonly AuditRow[]>;
  /** Reads the whole chain and names every row that was edited, deleted, inserted or moved. */
  verify(
    workspaceId: WorkspaceId,
  ): Promise<{ readonly rows: number; readonly head: string; readonly findings: readonly AuditFinding[] }>;
}
