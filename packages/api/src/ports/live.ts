import type { RunId, WorkspaceId } from '@countersign/model';

/** Something of a workspace changed. `runIds` is what, where known; an empty list means "look again". */
export type LiveHint = {
  readonly type: 'runs' | 'reviews' | 'checkpoints' | 'drafts' | 'editors';
  readonly runIds: readonly RunId[];
};

export interface Live {
  /** Calls back on every hint of the workspace until the returned function is called. */
  subscribe(workspaceId: WorkspaceId, onHint: (hint: LiveHint) => void): () => void;
}
