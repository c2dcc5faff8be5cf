import { correctionOf, type EngineEvent, readSnapshot } from '@countersign/engine';
import { ok, type Result, type Review, type ReviewId } from '@countersign/model';
import type { NewRun, Store, StoredRun } from '../ports/store.ts';
import type { DueTimer, NewTimer } from '../ports/timers.ts';
import type { StoreClock } from '../time/StoreClock.ts';
import { composeTurn } from '../turns/composeTurn.ts';
import type { Compose, Submitted, TurnLoop } from '../turns/TurnLoop.ts';
import { derivedRunId } from './derivedRunId.ts';

const PREFIX = 'correct/';

/** The order to start the correction run of a sample that was judged incorrect. */
export const correctionTimer = ({ id, node, visit }: Pick<Review, 'id' | 'node' | 'visit'>): NewTimer => ({
  id: `${PREFIX}${id}`,
  ...{ node, visit, name: 'correct', due: { inMs: 0 } },
});

export type Correcting = {
  readonly loop: TurnLoop;
  readonly store: Pick<Store, 'loadReviews'>;
  readonly clock: StoreClock;
};

/**
 * Starts the correction run, whose id follows from the review, and then notes it in the first run. A crash in between has
 * the timer fire again, and the start is then a repetition of itself.
 */
export async function startCorrection(timer: DueTimer, correcting: Correcting): Promise<Submitted> {
  const { workspaceId, runId, id, node, visit } = timer;
  const reviewId = id.slice(PREFIX.length) as ReviewId; // safe: made by `correctionTimer`
  const [review] = await correcting.store.loadReviews(workspaceId, [reviewId]);
  const found = await correcting.loop.find(runId);
  if (review === undefined || found === null) throw new Error(`The review ${reviewId} is not in the store`);
  const correctionId = await start(found.run, review, correcting);
  return correcting.loop.submit(workspaceId, runId, async ({ now }, draft) => {
    const data = { reviewId, runId: correctionId };
    if (correctionId !== null) {
      draft.events.push({ type: 'run.corrected', at: now.toISOString(), node, visit, data });
    }
    return ok({ type: 'timer', id });
  });
}

/** The id of the correction run; null when the run has kept nothing to begin from. */
async function start(
  first: StoredRun,
  review: Review,
  { loop, clock }: Correcting,
): Promise<NewRun['id'] | null> {
  await clock.ready();
  const id = derivedRunId(first.id, `${PREFIX}${review.id}`);
  const event = await eventOf(first, review, { loop, run: { id, startedAt: clock.now().toISOString() } });
  if (!event.ok) return null;
  const run = correctionRun(first, review, id);
  const compose: Compose = async (subject, draft, desk) => {
    const composed = await composeTurn(event.value, { subject, draft, desk });
    return composed.ok ? ok({ type: 'start', run }) : composed;
  };
  const submitted = await loop.start(run, compose);
  if (submitted.type === 'refused') throw new Error(`No correction run: ${submitted.problem.message}`);
  return id;
}

async function eventOf(
  first: StoredRun,
  { node, visit, verdict }: Review,
  { loop, run }: { loop: TurnLoop; run: { id: string; startedAt: string } },
): Promise<Result<EngineEvent>> {
  const artefact = await loop.artefact(first.artefactHash);
  const payload = verdict?.edited ?? null;
  return correctionOf(artefact, readSnapshot(first.snapshot), { node, visit, payload, run });
}

function correctionRun(
  first: StoredRun,
  { id: reviewId, node, visit, decidedBy }: Review,
  id: NewRun['id'],
): NewRun {
  const { workspaceId, flowId, flow, version, artefactHash, subject, caseType, depth, priority } = first;
  return {
    ...{ id, workspaceId, flowId, flow, version, artefactHash, subject, caseType, depth, priority },
    input: readSnapshot(first.snapshot).context.input,
    startedBy: decidedBy ?? first.startedBy,
    parent: { runId: first.id, node, visit, index: 0, key: `${PREFIX}${reviewId}`, token: null },
    idempotencyKey: null,
    bodyHash: reviewId,
  };
}
