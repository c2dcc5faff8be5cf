import { setTimeout as delay } from 'node:timers/promises';
import type { WorkspaceId } from '@countersign/model';
import { watchHints } from '../live/watchHints.ts';
import { whileAllowed } from '../live/whileAllowed.ts';
import type { Live, LiveHint } from '../ports/live.ts';
import { memberProcedure, router } from '../trpc/procedures.ts';

/** A browser reads its lists again at each hint; more often than this nobody sees a difference. */
const BREATH_MS = 250;

/** What changed in the workspace, as hints: whoever shows a list reads it again. */
export const liveRouter = router({
  hints: memberProcedure('read').subscription(async function* ({ ctx, signal }): AsyncGenerator<LiveHint> {
    yield* whileAllowed(mergedHints(ctx.services.live, ctx.workspaceId, signal), ctx.isStillMember);
  }),
});

async function* mergedHints(
  live: Live,
  workspaceId: WorkspaceId,
  signal: AbortSignal | undefined,
): AsyncGenerator<LiveHint> {
  const watch = watchHints(live, workspaceId, signal);
  try {
    while (signal?.aborted !== true) {
      yield* merged(await watch.next());
      await delay(BREATH_MS, undefined, { signal }).catch(() => {}); // ended early: the reader left
    }
  } finally {
    watch.stop();
  }
}

/** One hint per type, so that a busy moment costs a browser one refresh. */
function* merged(hints: readonly LiveHint[]): Generator<LiveHint> {
  for (const type of ['runs', 'reviews', 'checkpoints', 'drafts', 'editors'] as const) {
    const ofType = hints.filter((hint) => hint.type === type);
    if (ofType.length === 0) continue;
    const isUnknown = ofType.some((hint) => hint.runIds.length === 0);
    yield { type, runIds: isUnknown ? [] : [...new Set(ofType.flatMap((hint) => hint.runIds))] };
  }
}
