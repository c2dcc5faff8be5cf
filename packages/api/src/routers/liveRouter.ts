import { watchHints } from '../live/watchHints.ts';
import type { LiveHint } from '../ports/live.ts';
import { memberProcedure, router } from '../trpc/procedures.ts';

/** What changed in the workspace, as hints: whoever shows a list reads it again. */
export const liveRouter = router({
  hints: memberProcedure('read').subscription(async function* ({ ctx, signal }): AsyncGenerator<LiveHint> {
    const watch = watchHints(ctx.services.live, ctx.workspaceId, signal);
    try {
      while (signal?.aborted !== true) yield* merged(await watch.next());
    } finally {
      watch.stop();
    }
  }),
});

/** One hint per type, so that a busy second costs a browser one refresh. */
function* merged(hints: readonly LiveHint[]): Generator<LiveHint> {
  for (const type of ['runs', 'reviews'] as const) {
    const ofType = hints.filter((hint) => hint.type === type);
    if (ofType.length === 0) continue;
    const isUnknown = ofType.some((hint) => hint.runIds.length === 0);
    yield { type, runIds: isUnknown ? [] : [...new Set(ofType.flatMap((hint) => hint.runIds))] };
  }
}
