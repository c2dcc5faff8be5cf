import type { Artefact, Review, ReviewId, RunId, WorkspaceId } from '@countersign/model';
import type { StoredCheckpoint, StoredRun } from '../ports/store.ts';

/** What putting a turn together needs beside the run: reads from the store, time, ids, and the secret of the coins. */
export type TurnDesk = {
  readonly checkpoint: (
    workspaceId: WorkspaceId,
    flowId: string,
    key: string,
  ) => Promise<StoredCheckpoint | null>;
  readonly openReviewsOf: (runId: RunId) => Promise<readonly Review[]>;
  readonly newReviewId: () => ReviewId;
  readonly samplingSecret: Uint8Array;
};

/** The run a turn is about. A new one has no revision yet. */
export type RunOfTurn = Pick<
  StoredRun,
  'id' | 'workspaceId' | 'flowId' | 'flow' | 'version' | 'subject' | 'caseType' | 'parent'
>;

export type TurnSubject = { readonly run: RunOfTurn; readonly artefact: Artefact; readonly now: Date };

/** The ledger segment of a run: each case type earns its own autonomy. */
export const segmentOf = (run: RunOfTurn): string => run.caseType ?? 'default';
