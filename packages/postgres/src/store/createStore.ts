import type { Store } from '@countersign/runtime';
import type { Sql } from 'postgres';
import { createCheckpointReader } from '../checkpoints/loadCheckpoint.ts';
import { createClaims } from '../effects/createClaims.ts';
import { findIncident } from '../effects/findIncident.ts';
import { forgiveClaims } from '../effects/forgiveClaims.ts';
import { openActions } from '../effects/openActions.ts';
import { releaseLeases } from '../effects/releaseLeases.ts';
import { releaseUnheard } from '../effects/releaseUnheard.ts';
import { renewLeases } from '../effects/renewLeases.ts';
import { eventsOfRun } from '../events/eventsOfRun.ts';
import { findArtefactHash } from '../flows/findArtefactHash.ts';
import { findStartable } from '../flows/findStartable.ts';
import { loadArtefact } from '../flows/loadArtefact.ts';
import { isConnectionLoss } from '../isConnectionLoss.ts';
import { loadReviews } from '../reviews/loadReviews.ts';
import { openReviewsOf } from '../reviews/openReviewsOf.ts';
import { childrenOf } from '../runs/childrenOf.ts';
import { childSnapshots } from '../runs/childSnapshots.ts';
import { findStart } from '../runs/findStart.ts';
import { loadRuns } from '../runs/loadRuns.ts';
import { findLimits } from '../settings/findLimits.ts';
import { findSignals } from '../signals/findSignals.ts';
import { findSpentToday } from '../spending/findSpentToday.ts';
import { createTimerClaims } from '../timers/createTimerClaims.ts';
import { putOffTimer } from '../timers/putOffTimer.ts';
import { sweepOverdue } from '../trust/sweepOverdue.ts';
import { answerUnstorable } from './answerUnstorable.ts';
import { commitTurns } from './commitTurns.ts';
import { createHintSender } from './createHintSender.ts';
import { listenForHints } from './listenForHints.ts';
import { nextDueInMs } from './nextDueInMs.ts';
import { readClock } from './readClock.ts';

/** The persistence of the turn loop, over a pool that sees all workspaces. */
export function createStore(worker: Sql): Store {
  const tell = createHintSender(worker);
  return {
    now: () => readClock(worker),
    loadRuns: (ids) => loadRuns(worker, ids),
    loadArtefact: (hash) => loadArtefact(worker, hash),
    loadReviews: (workspaceId, ids) => loadReviews(worker, workspaceId, ids),
    openReviewsOf: (runIds) => openReviewsOf(worker, runIds),
    findFlow: (workspaceId, slug) => findStartable(worker, workspaceId, slug),
    findStart: (workspaceId, key) => findStart(worker, workspaceId, key),
    findVersion: (workspaceId, slug, version) => findArtefactHash(worker, workspaceId, { slug, version }),
    findIncident: (workspaceId, runId, key) => findIncident(worker, workspaceId, { runId, key }),
    openActions: (runId) => openActions(worker, runId),
    limitsOf: (workspaceId) => findLimits(worker, workspaceId),
    spentToday: (workspaceId, flowId) => findSpentToday(worker, workspaceId, flowId),
    childrenOf: (runId, key) => childrenOf(worker, runId, key),
    childSnapshots: (runId, key, places) => childSnapshots(worker, { runId, key }, places),
    findSignal: async (runId, key) =>
      (await findSignals(worker, [{ run_id: runId, key }]))?.[0]?.bodyHash ?? null,
    loadCheckpoint: createCheckpointReader(worker),
    eventsOf: (runId) => eventsOfRun(worker, runId),
    sweepOverdue: (limit) => sweepOverdue(worker, limit),
    commitTurns: (turns, lease) => answerUnstorable(turns, () => commitTurns(worker, turns, { lease, tell })),
    claimEffects: createClaims(worker),
    renewLeases: (effects, lease) => renewLeases(worker, effects, lease),
    forgiveClaims: (effects) => forgiveClaims(worker, effects),
    releaseUnheard: (lease, unheard) => releaseUnheard(worker, { lease, ...unheard }),
    releaseLeases: (workerId, held) => releaseLeases(worker, workerId, held),
    claimTimers: createTimerClaims(worker),
    putOffTimer: (timer, delayMs) => putOffTimer(worker, timer, delayMs),
    nextDueInMs: () => nextDueInMs(worker),
    isAway: isConnectionLoss,
    listen: (onHint) => listenForHints(worker, onHint),
  };
}
