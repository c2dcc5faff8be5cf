import type { TriedCase } from '@countersign/runtime';
import type { CheckpointPlace } from './findCheckpoint.ts';
import { judgedCases } from './judgedCases.ts';

/**
 * The cases that a policy is tried on: the judged ones and those that nobody has judged yet. Without the latter whatever is
 * judged last would be missing, and that are the checks of what passed.
 */
export async function triedCases(
  place: CheckpointPlace,
  references: readonly string[],
): Promise<readonly TriedCase[]> {
  const { services, workspaceId, id } = place;
  const open = await services.checkpoints.openCases(workspaceId, id, { references });
  return [...(await judgedCases(place, references)), ...open];
}
