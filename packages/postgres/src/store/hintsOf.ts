import { isAboutTrust, isLeasedAtCommit, type StoreHint } from '@countersign/runtime';
import type { AcceptedTurn } from './checkTurns.ts';

type Hinting = Pick<AcceptedTurn, 'turn' | 'isNudged'>;
type TurnHint = Exclude<StoreHint['type'], 'drafts'>;

/** For each kind of hint, whether a turn gives occasion for it. New effects do only if their committer does not hold them. */
const OCCASIONS: {
  readonly [K in TurnHint]: (hinting: Hinting, isLeased: boolean) => boolean;
} = {
  runs: () => true,
  reviews: ({ turn }) =>
    turn.openedReviews.length > 0 ||
    turn.closedReviews.length > 0 ||
    turn.cause.type === 'verdict' ||
    (turn.pendingVerdicts !== undefined && turn.pendingVerdicts.length > 0),
  timers: ({ turn }) => turn.timers.length + turn.cancelledCalls.length > 0,
  effects: ({ turn: { cause, effects, nudges }, isNudged }, isLeased) =>
    cause.type === 'retry' ||
    (cause.type === 'resolve' && cause.resolution === 'retry') ||
    isNudged ||
    nudges !== null ||
    !effects.every((effect) => isLeased && isLeasedAtCommit(effect)),
  cancelled: ({ turn }) => turn.cancelledEffects.length > 0,
  checkpoints: ({ turn }) => turn.ledger.some((line) => line.entry.type !== 'decided' && isAboutTrust(line)),
};

/** What other processes may want to know of committed turns, gathered by workspace. */
export function hintsOf(accepted: readonly Hinting[], isLeased: boolean): readonly StoreHint[] {
  const types = Object.keys(OCCASIONS) as TurnHint[];
  const byWorkspace = Map.groupBy(accepted, ({ turn }) => turn.workspaceId);
  return [...byWorkspace].flatMap(([workspaceId, ofWorkspace]) =>
    types
      .map((type) => ({
        type,
        workspaceId,
        runIds: ofWorkspace.filter((one) => OCCASIONS[type](one, isLeased)).map(({ turn }) => turn.runId),
      }))
      .filter(({ runIds }) => runIds.length > 0),
  );
}
