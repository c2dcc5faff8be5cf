import type { Result, WorkspaceId } from '@countersign/model';
import type { ModelVersion } from '@countersign/runtime';

export interface Trainer {
  /**
   * Trains a new version on all labelled cases: a candidate, or live at once where nothing else is or nobody wants to be
   * asked. Where nothing was learnt since, it answers the version that is live. Problems `model_not_found`, `too_few_examples`, `too_few_labels`. */
  train(workspaceId: WorkspaceId, model: string): Promise<Result<ModelVersion>>;
}
