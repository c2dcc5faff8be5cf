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

/** Where a chain ended at some time. Kept outside, it tells later whether the end was cut off since. */
export type AuditHead = { readonly seq: number; readonly hash: string };

/** Something that somebody did, before it becomes a link of the chain. */
export type AuditedDeed = Readonly<{
  workspaceId: WorkspaceId;
  actor: string;
  action: string;
  object: string;
  payload: Json;
}>;

/** Reads the chain. Whoever changes something in the store appends to it in the transaction of the change. */
export interface Audit {
  /** Appends a deed whose effect lies outside the store; done before the effect, so that none goes without its line. */
  append(deed: AuditedDeed): Promise<void>;
  list(workspaceId: WorkspaceId, after: number, limit: number): Promise<readonly AuditRow[]>;
  /** The end of the chain; `seq` 0 while it is empty. */
  head(workspaceId: WorkspaceId): Promise<AuditHead>;
  /**
   * Reads the whole chain as it is at one moment and names every row that was edited, deleted, inserted or moved; given an
   * `exported` head, also that what was there then is not there any more.
   */
  verify(
    workspaceId: WorkspaceId,
    exported?: AuditHead,
  ): Promise<{ readonly rows: number; readonly head: string; readonly findings: readonly AuditFinding[] }>;
}
