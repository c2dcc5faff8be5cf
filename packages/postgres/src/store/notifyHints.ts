import type { StoreHint } from '@countersign/runtime';
import type { Statement, Writer } from './flight.ts';

/** The channel on which processes tell each other that something may be there. */
export const HINT_CHANNEL = 'countersign';

/** A notification holds at most 8,000 bytes. */
const RUNS_PER_HINT = 150;

/** Sends hints, of a transaction with its commit; equal ones of a transaction arrive once. */
export function notifyHints(tx: Writer, hints: readonly StoreHint[]): Statement {
  if (hints.length === 0) return null;
  const payloads = hints.flatMap(split).map((hint) => JSON.stringify(hint));
  return tx`select pg_notify(${HINT_CHANNEL}, payload) from unnest(${payloads}::text[]) as payload`;
}

function split(hint: StoreHint): readonly StoreHint[] {
  if (hint.runIds.length <= RUNS_PER_HINT) return [hint];
  const parts = Math.ceil(hint.runIds.length / RUNS_PER_HINT);
  return Array.from({ length: parts }, (_, part) => ({
    ...hint,
    runIds: hint.runIds.slice(part * RUNS_PER_HINT, (part + 1) * RUNS_PER_HINT),
  }));
}
