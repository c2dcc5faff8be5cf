import type { StoreHint } from '@countersign/runtime';
import type { Sql } from 'postgres';
import { listenPatiently } from '../listenPatiently.ts';
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
  let hasMissed = false;
  const stop = await listenPatiently(worker, HINT_CHANNEL, {
    onPayload: (payload) => onHint(JSON.parse(payload) as StoreHint),
    onListening: () => {
      if (hasMissed) ANYTHING.forEach(onHint);
      hasMissed = true;
    },
  });
  hasMissed = true;
  return stop;
}
