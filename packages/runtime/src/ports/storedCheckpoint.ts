import type { LabelCounts, ScoreAverage } from '@countersign/autonomy';
import type { CheckpointPolicy, WorkspaceId } from '@countersign/model';

/** The living side of a gate, read inside the turn. */
export type StoredCheckpoint = {
  readonly id: string;
  readonly workspaceId: WorkspaceId;
  readonly flowId: string;
  readonly key: string;
  readonly policy: CheckpointPolicy;
  readonly policyVersion: number;
  /** That of the agent version in the segment that was asked about. */
  readonly rung: number;
  /** The stretch of evidence its cases count for; null where there is no ladder, so that nothing can be earned. */
  readonly epoch: number | null;
  /** What the targeted lane has to go by. */
  readonly scores: ScoreAverage;
  /** By which the targeted lane calibrates the agent's confidence. */
  readonly labels: LabelCounts;
  /** The widest switch that is on: everything is reviewed. */
  readonly killSwitch: 'workspace' | 'flow' | 'checkpoint' | null;
};

/** Whose trust a gate goes by. */
export type Earner = {
  readonly segment: string;
  readonly agentVersion: string;
  /** The version of the flow that the case's run is on: by it is told whether the agent comes back after another one. */
  readonly flowVersion?: number | undefined;
};
