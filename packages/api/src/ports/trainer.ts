import type { Result, WorkspaceId } from '@countersign/model';
import type { TrainedModel } from '@countersign/runtime';

export interface Trainer {
  /** Trains a new version on all labelled cases. Problem `too_few_cases` says what is missing. */
  train(workspaceId: WorkspaceId, model: string): Promise<Result<Omit<TrainedModel, 'body'>>>;
}
