import type { RunId, WorkspaceId } from '@countersign/model';

/**
 * A hint that something may be there; never the only way to learn of it. `runIds` is what changed, if known. `cancelled`:
 * effects of these runs were called off, perhaps while somebody performs them. `drafts`: somebody saved a flow.
 */
export type StoreHint = {
  readonly type: 'effects' | 'timers' | 'runs' | 'reviews' | 'cancelled' | 'checkpoints' | 'drafts';
  readonly workspaceId: WorkspaceId | null;
  readonly runIds: readonly RunId[];
};
