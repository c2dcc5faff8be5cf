import type { Artefact, Json, Review, ReviewId, RunEventDraft, RunId, WorkspaceId } from '@countersign/model';
import type { SpentToday } from '../ports/spending.ts';
import type { StoredRun } from '../ports/store.ts';
import type { Earner, StoredCheckpoint } from '../ports/storedCheckpoint.ts';
import type { WorkspaceLimits } from '../ports/workspaceLimits.ts';

/** What putting a turn together needs beside the run: reads from the store, time, ids, and the secret of the coins. */
export type TurnDesk = {
  readonly checkpoint: (
    workspaceId: WorkspaceId,
    name: { flowId: string; key: string } & Earner,
  ) => Promise<StoredCheckpoint | null>;
  /** Of the run up to its last turn. */
  readonly eventsOf: (runId: RunId) => Promise<readonly RunEventDraft[]>;
  /** At most a second old. */
  readonly limitsOf: (workspaceId: WorkspaceId) => Promise<WorkspaceLimits>;
  /** At most a second old, so that what many runs spend in a moment may go over a budget by that much. */
  readonly spentToday: (workspaceId: WorkspaceId, flowId: string) => Promise<SpentToday>;
  /** Keys of the actions of the run that the outside world may be at work on. */
  readonly openActions: (runId: RunId) => Promise<readonly string[]>;
  readonly openReviewsOf: (runId: RunId) => Promise<readonly Review[]>;
  readonly newReviewId: () => ReviewId;
  /** The model's, as fast as the platform has it. */
  readonly contentHash: (value: Json) => string;
  readonly samplingSecret: Uint8Array;
};

/** The run a turn is about. A new one has no revision yet. */
type RunOfTurn = Pick<
  StoredRun,
  | 'id'
  | 'workspaceId'
  | 'flowId'
  | 'flow'
  | 'version'
  | 'startedBy'
  | 'subject'
  | 'caseType'
  | 'parent'
  | 'priority'
>;

export type TurnSubject = { readonly run: RunOfTurn; readonly artefact: Artefact; readonly now: Date };
