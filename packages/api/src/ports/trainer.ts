import type { Result, WorkspaceId } from '@countersign/model';
import type { TrainedModel } from '@countersign/runtime';

export interface Trainer {
  /** Trains a new version on all labelled cases. Problems `model_not_found`, `too_few_examples`, `too_few_labels`. */
  train(workspaceId: WorkspaceId, model: string): Promise<Result<Omit<TrainedModel, 'body'>>>;
}
