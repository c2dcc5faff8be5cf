import type { WorkspaceId } from '@countersign/model';

/** How many cases there were, and which checkpoints could not be looked at. */
export type Swept = {
  readonly count: number;
  readonly unreadable: readonly {
    readonly workspaceId: WorkspaceId;
    readonly checkpointId: string;
    readonly error: unknown;
  }[];
};
