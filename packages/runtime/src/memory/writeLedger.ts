import type { Turn } from '../ports/store.ts';
import { newsEvents } from '../trust/newsEvents.ts';
import { appendTurn, type OpenLedger } from '../trust/openLedger.ts';
import { closeLedger, openLedger, writeLine } from './ledgers.ts';
import type { MemoryState } from './memoryState.ts';

/**
 * Writes the ledger lines of a turn that is accepted otherwise, and answers the turn with what its run tells of them; or
 * `moved`, when its gates were decided by what is not in force any more.
 */
export function writeLedger(state: MemoryState, turn: Turn, nowMs: number): Turn | 'moved' {
  const ledgers = new Map<string, OpenLedger>();
  const at = new Date(nowMs).toISOString();
  for (const { checkpointId } of turn.ledger) {
    const ledger = ledgers.get(checkpointId) ?? openLedger(state, checkpointId, nowMs);
    if (ledger !== null) ledgers.set(checkpointId, ledger);
  }
  const news = appendTurn(
    turn.ledger.filter(({ checkpointId }) => ledgers.has(checkpointId)),
    ledgers,
  );
  for (const ledger of ledgers.values()) closeLedger(state, ledger);
  if (news === 'moved') return 'moved';
  for (const { checkpointId, entry } of turn.ledger) {
    if (!ledgers.has(checkpointId)) writeLine(state, { checkpointId, at, entry });
  }
  return { ...turn, events: [...turn.events, ...newsEvents(news)] };
}
