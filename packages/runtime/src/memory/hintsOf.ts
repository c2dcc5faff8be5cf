import { isLeasedAtCommit } from '../ports/isLeasedAtCommit.ts';
import type { Lease, Turn } from '../ports/store.ts';
import type { StoreHint } from '../ports/storeHint.ts';
import { isAboutTrust } from '../trust/openLedger.ts';

/** What others may want to know of a turn. New effects are news only when nobody holds them. */
export function hintsOf(turns: readonly Turn[], lease: Lease | null): readonly StoreHint[] {
  return turns.flatMap((turn) => {
    const { cause, effects, timers, openedReviews, closedReviews, runId, workspaceId } = turn;
    const types: StoreHint['type'][] = ['runs'];
    if (
      openedReviews.length + closedReviews.length > 0 ||
      cause.type === 'verdict' ||
      turn.pendingVerdicts?.length
    )
      types.push('reviews');
    if (timers.length + turn.cancelledCalls.length > 0) types.push('timers');
    if (turn.cancelledEffects.length > 0) types.push('cancelled');
    if (turn.ledger.some((line) => line.entry.type !== 'decided' && isAboutTrust(line)))
      types.push('checkpoints');
    const isHeld = (effect: (typeof effects)[number]) => lease !== null && isLeasedAtCommit(effect);
    if (isFreed(turn) || !effects.every(isHeld)) types.push('effects');
    return types.map((type) => ({ type, workspaceId, runIds: [runId] }));
  });
}

const isFreed = ({ cause, nudges }: Turn): boolean =>
  nudges !== null ||
  cause.type === 'retry' ||
  cause.type === 'await' ||
  (cause.type === 'resolve' && cause.resolution === 'retry');
