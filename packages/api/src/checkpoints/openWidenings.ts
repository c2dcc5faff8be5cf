import { problem, type WorkspaceId } from '@countersign/model';
import {
  type Actor,
  type CheckpointDetails,
  hasRatified,
  type Widening,
  type WideningAnswer,
} from '@countersign/runtime';
import { ProblemError, unwrapFound } from '../problems/ProblemError.ts';
import type { Services } from '../services.ts';
import { type CheckpointPlace, findCheckpoint, NO_CHECKPOINT } from './findCheckpoint.ts';

/** The widenings that wait for an answer, with the names of those who have ratified already. */
export async function openWidenings(
  services: Services,
  workspaceId: WorkspaceId,
): Promise<readonly Widening[]> {
  return named(services, workspaceId, await services.checkpoints.widenings(workspaceId));
}

/** The same for somebody who reads them: with whether they have ratified each already. */
export async function openWideningsFor(
  reader: Actor,
  services: Services,
  workspaceId: WorkspaceId,
): Promise<readonly (Widening & { readonly isRatifiedByReader: boolean })[]> {
  const open = await services.checkpoints.widenings(workspaceId);
  const shown = await named(services, workspaceId, open);
  return shown.map((widening, index) => ({
    ...widening,
    isRatifiedByReader: hasRatified(open[index] ?? widening, reader),
  }));
}

async function named(
  services: Services,
  workspaceId: WorkspaceId,
  open: readonly Widening[],
): Promise<readonly Widening[]> {
  const ids = [...new Set(open.flatMap(({ ratifiedBy }) => ratifiedBy))];
  if (ids.length === 0) return open;
  const known = await services.names.of(workspaceId, ids);
  return open.map((widening) => ({
    ...widening,
    ratifiedBy: widening.ratifiedBy.map((id) => known.get(id) ?? id),
  }));
}

/**
 * The open widening that the line `seq` of the ledger proposed. Throws `proposal_not_found` for a line that never was one
 * and `widening_lapsed` for one that is not open any more.
 */
export async function findWidening(place: CheckpointPlace, seq: number): Promise<Widening> {
  const { services, workspaceId, id } = place;
  const { title } = await findCheckpoint(place);
  const open = await services.checkpoints.widenings(workspaceId);
  const widening = open.find((each) => each.checkpointId === id && each.seq === seq);
  if (widening !== undefined) return widening;
  const [line] = await services.checkpoints.ledger(workspaceId, id, seq - 1, 1);
  const wasOne = line?.seq === seq && line.entry.type === 'proposed';
  throw new ProblemError(
    wasOne
      ? problem('widening_lapsed', `The widening ${seq} of "${title}" is not open any more.`)
      : problem('proposal_not_found', `The checkpoint "${title}" has no proposal ${seq}.`),
  );
}

/** Gives an owner's answer; throws what the store refuses. */
export async function answerWidening(
  { services, workspaceId }: CheckpointPlace,
  answer: WideningAnswer,
): Promise<CheckpointDetails> {
  const answered = await services.checkpoints.answerWidening(workspaceId, answer);
  return unwrapFound(answered, 'checkpoint_not_found', NO_CHECKPOINT);
}
