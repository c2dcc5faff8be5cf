import { type Change, changeOf, policyReferences, segmentPerWeek, tryPolicy } from '@countersign/autonomy';
import type { Widening } from '@countersign/runtime';
import { type CheckpointPlace, findCheckpoint } from './findCheckpoint.ts';
import { openWidenings } from './openWidenings.ts';
import { triedCases } from './triedCases.ts';

/** Four weeks: long enough for a weekly rhythm, short enough to be about now. */
const DAYS = 28;

/** `expected` is null while no past case of the case type can be asked about. */
export type Proposal = Widening & { readonly expected: Change | null };

/**
 * The open widenings of a checkpoint, each with what it would change by what its rungs would have done with the past cases
 * of the case type. The owner's page works that out by the same functions.
 */
export async function proposalsOf(place: CheckpointPlace): Promise<readonly Proposal[]> {
  const { services, workspaceId, id } = place;
  const { policy } = await findCheckpoint(place);
  const open = await openWidenings(services, workspaceId);
  const own = open.filter(({ checkpointId }) => checkpointId === id);
  if (own.length === 0) return [];
  const volumes = await services.checkpoints.volumes(workspaceId, id, { days: DAYS });
  const cases = Map.groupBy(await triedCases(place, policyReferences(policy)), ({ segment }) => segment);
  return own.map((widening) => {
    const { segment, from, to } = widening;
    const tried = tryPolicy(cases.get(segment) ?? [], { policy, rungs: from, segment });
    const perWeek = segmentPerWeek(volumes, segment);
    return { ...widening, expected: changeOf(tried, { from, to, perWeek, tolerance: policy.tolerance }) };
  });
}
