import { setTimeout as pause } from 'node:timers/promises';
import type { StoreHint } from '@countersign/runtime';
import type { Sql } from 'postgres';
import { notifyHints } from './notifyHints.ts';

/** Between two notifications, so that a process of many small commits does not notify of each. */
const PAUSE_MS = 10;

/**
 * Tells other processes what was committed, right behind the commits and not with them: transactions that notify are
 * committed one after the other by the server, each with its own write to the disk. What is committed until the next
 * notification goes into it together. One that fails is not repeated: whoever listens looks by
 * himself from time to time.
 */
export function createHintSender(worker: Sql): (hints: readonly StoreHint[]) => void {
  let waiting: StoreHint[] = [];
  let isSending = false;
  const send = async () => {
    while (waiting.length > 0) {
      const hints = joined(waiting);
      waiting = [];
      await notifyHints(worker, hints)?.catch(() => undefined);
      await pause(PAUSE_MS);
    }
    isSending = false;
  };
  return (hints) => {
    waiting.push(...hints);
    if (isSending || waiting.length === 0) return;
    isSending = true;
    // Whoever waits for the commit goes first.
    setImmediate(() => void send());
  };
}

/** Hints of the same kind as one. */
function joined(hints: readonly StoreHint[]): readonly StoreHint[] {
  const groups = Map.groupBy(hints, ({ type, workspaceId }) => `${type}:${workspaceId}`);
  return [...groups.values()].map((group) => ({
    ...(group[0] as StoreHint), // safe: a group has a first one
    runIds: [...new Set(group.flatMap(({ runIds }) => runIds))],
  }));
}
