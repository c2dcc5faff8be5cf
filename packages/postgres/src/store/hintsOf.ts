import { isLeasedAtCommit, type StoreHint, type Turn } from '@countersign/runtime';

/** For each kind of hint, whether a turn gives occasion for it. New effects do only if their committer does not hold them. */
const OCCASIONS: { readonly [K in StoreHint['type']]: (turn: Turn, isLeased: boolean) => boolean } = {
  runs: () => true,
  reviews: (turn) =>
    turn.openedReviews.length > 0 || turn.closedReviews.length > 0 || turn.cause.type === 'verdict',
  timers: (turn) => turn.timers.length > 0,
  effects: ({ cause, effects }, isLeased) =>
    cause.type === 'retry' ||
    (cause.type === 'resolve' && cause.resolution === 'retry') ||
    !effects.every((effect) => isLeased && isLeasedAtCommit(effect)),
};

/** What other processes may want to know of committed turns, gathered by workspace. */
export function hintsOf(turns: readonly Turn[], isLeased: boolean): readonly StoreHint[] {
  const types = Object.keys(OCCASIONS) as StoreHint['type'][];
  const byWorkspace = Map.groupBy(turns, ({ workspaceId }) => workspaceId);
  return [...byWorkspace].flatMap(([workspaceId, ofWorkspace]) =>
    types
      .map((type) => ({
        type,
        workspaceId,
        runIds: ofWorkspace.filter((turn) => OCCASIONS[type](turn, isLeased)).map(({ runId }) => runId),
      }))
      .filter(({ runIds }) => runIds.length > 0),
  );
}
