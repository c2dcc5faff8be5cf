import type { CheckpointPolicy, LedgerEntry, Result, WorkspaceId } from '@countersign/model';
import type { Actor, StoredCheckpoint } from './store.ts';

/** A checkpoint as the owner sees it. Every count is read from the ledger. */
export type CheckpointDetails = StoredCheckpoint & {
  readonly flow: string;
  readonly flowName: string;
  readonly title: string;
  readonly reviewEverything: boolean;
  readonly counts: {
    readonly passed: number;
    readonly held: number;
    readonly approved: number;
    readonly edited: number;
    readonly rejected: number;
    readonly open: number;
  };
};

export interface Checkpoints {
  list(workspaceId: WorkspaceId): Promise<readonly CheckpointDetails[]>;
  get(workspaceId: WorkspaceId, id: string): Promise<CheckpointDetails | null>;
  /** Stores a new policy version; problem `policy_conflict` when `policyVersion` is not the newest, `not_found`. */
  setPolicy(
    workspaceId: WorkspaceId,
    change: { id: string; policy: CheckpointPolicy; policyVersion: number; actor: Actor },
  ): Promise<Result<CheckpointDetails>>;
  /** Takes the checkpoint down to a narrower rung at once; a wider one is refused with `not_narrower`. */
  narrow(
    workspaceId: WorkspaceId,
    change: { id: string; rung: number; actor: Actor },
  ): Promise<Result<CheckpointDetails>>;
  /** Turns "review everything" on or off for the workspace, one flow or one checkpoint. */
  setKillSwitch(
    workspaceId: WorkspaceId,
    change: { scope: 'workspace' | 'flow' | 'checkpoint'; id: string | null; on: boolean; actor: Actor },
  ): Promise<Result<{ on: boolean }>>;
  /** Ledger entries after `seq`, in decision order. */
  ledger(
    workspaceId: WorkspaceId,
    id: string,
    after: number,
    limit: number,
  ): Promise<readonly { seq: number; at: string; entry: LedgerEntry }[]>;
}
