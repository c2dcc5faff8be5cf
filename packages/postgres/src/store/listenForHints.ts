import type { StoreHint } from '@countersign/runtime';
import type { Sql } from 'postgres';
import { HINT_CHANNEL } from './notifyHints.ts';

/** Something may be there of every kind: said after the listening connection was lost and made again. */
const ANYTHING: readonly StoreHint[] = (
  ['effects', 'timers', 'runs', 'reviews', 'cancelled', 'checkpoints', 'drafts'] as const
).map((type) => ({
  type,
  workspaceId: null,
  runIds: [],
}));

/**
 * Passes on hints until the returned function is called. After a lost connection it listens again by itself and hints at
 * everything, because what was sent meanwhile has not arrived.
 */
export async function listenForHints(
  worker: Sql,
  onHint: (hint: StoreHint) => void,
): Promise<() => Promise<void>> {
  let isFirst = true;
  const listening = await worker.listen(
    HINT_CHANNEL,
    (payload) => onHint(JSON.parse(payload) as StoreHint),
    () => {
      if (!isFirst) ANYTHING.forEach(onHint);
      isFirst = false;
    },
  );
  return () => listening.unlisten();
}
