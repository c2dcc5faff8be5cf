import type { Json, WorkspaceId } from '@countersign/model';

export type LabelledCase = { readonly id: string; readonly text: string; readonly label: string };

/** A trained model: `body` is the classifier as JSON, `hash` names it for ever. */
export type TrainedModel = {
  readonly model: string;
  readonly version: number;
  readonly hash: string;
  readonly body: Json;
  readonly metrics: {
    readonly examples: number;
    readonly labels: number;
    readonly accuracy: number;
    readonly calibrationError: number;
  };
  readonly trainedAt: string;
};

export type LearningModelSummary = {
  readonly model: string;
  readonly labelledCases: number;
  readonly labels: number;
  readonly newest: Omit<TrainedModel, 'body'> | null;
};

/** Labelled cases and the models trained on them, per workspace and model name. */
export interface Learning {
  models(workspaceId: WorkspaceId): Promise<readonly LearningModelSummary[]>;
  /** Adds cases; a case with a known id replaces it. Answers how many the model has now. */
  addCases(workspaceId: WorkspaceId, model: string, cases: readonly LabelledCase[]): Promise<number>;
  cases(workspaceId: WorkspaceId, model: string): Promise<readonly LabelledCase[]>;
  saveModel(
    workspaceId: WorkspaceId,
    model: Omit<TrainedModel, 'version' | 'trainedAt'>,
  ): Promise<TrainedModel>;
  /** The hash of the newest version, cheap enough to ask before each call; null when nothing is trained. */
  newestHash(workspaceId: WorkspaceId, model: string): Promise<string | null>;
  loadModel(workspaceId: WorkspaceId, hash: string): Promise<TrainedModel | null>;
  versions(workspaceId: WorkspaceId, model: string): Promise<readonly Omit<TrainedModel, 'body'>[]>;
}
