import { contentHash, type WorkspaceId } from '@countersign/model';
import type { Learning } from '@countersign/runtime';
import type { LabelledCaseInput } from '../inputs.ts';

/**
 * Stores labelled cases and answers how many the model has now. A case without an id gets one made of its text, so that
 * sending the same file twice changes nothing and a corrected label replaces the old one.
 */
export function addCases(
  learning: Learning,
  workspaceId: WorkspaceId,
  { model, cases }: { model: string; cases: readonly LabelledCaseInput[] },
): Promise<number> {
  const identified = cases.map(({ id, text, label }) => ({ id: id ?? contentHash(text), text, label }));
  return learning.addCases(workspaceId, model, identified);
}
