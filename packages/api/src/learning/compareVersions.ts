import type { Review, ReviewId, WorkspaceId } from '@countersign/model';
import type { ComparedCase, HeldOutAnswer, ModelComparison } from '@countersign/runtime';
import type { Services } from '../services.ts';
import type { CheckpointReplay, Comparison } from './comparison.ts';
import { measureVersion } from './measureVersion.ts';
import { namesOf, type ReviewedCase, replayGate, saidOf } from './replayGate.ts';

const REVIEWS_AT_ONCE = 500;
const MOST_DIFFERING = 100;

type Needed = Pick<Services, 'learning' | 'checkpoints'>;

/**
 * What adopting a version would change, on past cases that neither it nor the version before it was trained on: how
 * often each is right, and what the checkpoints it feeds would have let pass. Null for an unknown version.
 */
export async function compareVersions(
  services: Needed,
  workspaceId: WorkspaceId,
  { model, version }: { readonly model: string; readonly version: number },
): Promise<Comparison | null> {
  const found = await services.learning.comparison(workspaceId, model, version);
  if (found === null) return null;
  const { cases, isCut } = found;
  const answers = (said: (compared: ComparedCase) => HeldOutAnswer | null) =>
    cases.flatMap((compared) => {
      const answer = said(compared);
      return answer === null ? [] : [{ label: compared.label, said: answer }];
    });
  return {
    version: found.version,
    rival: found.rival,
    cases: cases.length,
    fromVerdicts: cases.filter(({ lesson }) => lesson !== null).length,
    isCut,
    candidate: measureVersion(answers(({ candidate }) => candidate)),
    rivalMeasure: measureVersion(answers(({ rival }) => rival)),
    differing: differingOf(cases),
    checkpoints: await replayAll(services, workspaceId, found),
  };
}

function differingOf(cases: readonly ComparedCase[]): Comparison['differing'] {
  const counts = { fixed: 0, broken: 0, otherwise: 0 };
  const examples: Comparison['differing']['examples'] = [];
  for (const compared of cases) {
    const { label, candidate, rival } = compared;
    if (rival === null || rival.label === candidate.label) continue;
    if (candidate.label === label) counts.fixed += 1;
    else if (rival.label === label) counts.broken += 1;
    else counts.otherwise += 1;
    examples.push({ ...namesOf(compared), candidate: saidOf(candidate), rival: saidOf(rival) });
  }
  return { ...counts, examples: examples.slice(0, MOST_DIFFERING) };
}

/** Every checkpoint at which cases of this model were judged. */
async function replayAll(
  services: Needed,
  workspaceId: WorkspaceId,
  { cases, withoutAnswer }: ModelComparison,
): Promise<CheckpointReplay[]> {
  const judged = cases.filter(({ lesson }) => lesson !== null && lesson.checkpointId !== null);
  const byCheckpoint = Map.groupBy(judged, ({ lesson }) => lesson?.checkpointId ?? '');
  const replays: CheckpointReplay[] = [];
  for (const [id, own] of byCheckpoint) {
    const checkpoint = await services.checkpoints.get(workspaceId, id);
    if (checkpoint === null) continue;
    const leftOut = withoutAnswer.find(({ checkpointId }) => checkpointId === id)?.count ?? 0;
    const replay = replayGate(checkpoint, await reviewed(services, workspaceId, own), leftOut);
    if (replay !== null) replays.push(replay);
  }
  return replays;
}

async function reviewed(
  { learning }: Needed,
  workspaceId: WorkspaceId,
  cases: readonly ComparedCase[],
): Promise<readonly ReviewedCase[]> {
  const ids = cases.flatMap(({ lesson }) => (lesson === null ? [] : [lesson.reviewId]));
  const reviews = new Map<ReviewId, Review>();
  for (let at = 0; at < ids.length; at += REVIEWS_AT_ONCE) {
    const some = await learning.reviewsOf(workspaceId, ids.slice(at, at + REVIEWS_AT_ONCE));
    for (const review of some) reviews.set(review.id, review);
  }
  return cases.flatMap((compared) => {
    const review = compared.lesson === null ? undefined : reviews.get(compared.lesson.reviewId);
    return review === undefined ? [] : [{ compared, review }];
  });
}
