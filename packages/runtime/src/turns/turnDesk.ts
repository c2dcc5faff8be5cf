import type { Artefact, Review, ReviewId, RunId, WorkspaceId } from '@countersign/model';
import type { SpentToday, StoredCheckpoint, StoredRun, WorkspaceLimits } from '../ports/store.ts';

/** What putting a turn together needs beside the run: reads from the store, time, ids, and the secret of the coins. */
export type TurnDesk = {
  readonly checkpoint: (
    workspaceId: WorkspaceId,
    flowId: string,
    key: string,
  ) => Promise<StoredCheckpoint | null>;
  /** At most a second old. */
  readonly limitsOf: (workspaceId: WorkspaceId) => Promise<WorkspaceLimits>;
  /** At most a second old, so that what many runs spend in a moment may go over a budget by that much. */
  readonly spentToday: (workspaceId: WorkspaceId, flowId: string) => Promise<SpentToday>;
  readonly openReviewsOf: (runId: RunId) => Promise<readonly Review[]>;
  readonly newReviewId: () => ReviewId;
  readonly samplingSecret: Uint8Array;
};

/** The run a turn is about. A new one has no revision yet. */
export type RunOfTurn = Pick<
  StoredRun,
  'id' | 'workspaceId' | 'flowId' | 'flow' | 'version' | 'subject' | 'caseType' | 'parent' | 'priority'
>;

export type TurnSubject = { readonly run: RunOfTurn; readonly artefact: Artefact; readonly now: Date };

/** The ledger segment of a run: each case type earns its own autonomy. */
export const segmentOf = (run: RunOfTurn): string => run.caseType ?? 'default';
