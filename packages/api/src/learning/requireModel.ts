import { problem, type WorkspaceId } from '@countersign/model';
import { ProblemError } from '../problems/ProblemError.ts';
import type { Services } from '../services.ts';

/** Throws `model_not_found` unless the workspace has a model of this name. */
export async function requireModel(
  { learning }: Pick<Services, 'learning'>,
  workspaceId: WorkspaceId,
  model: string,
): Promise<void> {
  const models = await learning.models(workspaceId);
  if (models.some((known) => known.model === model)) return;
  throw new ProblemError(problem('model_not_found', `There is no model ${model} in this workspace.`));
}
