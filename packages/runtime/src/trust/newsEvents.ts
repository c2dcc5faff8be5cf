import type { Json, LedgerEntry, RunEventDraft } from '@countersign/model';
import type { TrustNews } from './openLedger.ts';

/**
 * What a run tells of the widenings, narrowings and new stretches of evidence that came of it, and of verdicts that came
 * too late for that.
 */
export function newsEvents(news: readonly TrustNews[]): readonly RunEventDraft[] {
  return news.flatMap(({ ledger, cause, entry }): RunEventDraft[] => {
    const type = eventType(entry);
    if (type === null || !('node' in cause)) return [];
    const { checkpointId, at } = ledger;
    const { type: _, ...facts } = entry;
    // safe: lines of the ledger are JSON
    return [{ type, at, node: cause.node, visit: cause.visit, data: { checkpointId, ...facts } as Json }];
  });
}

function eventType(entry: LedgerEntry): RunEventDraft['type'] | null {
  if (entry.type === 'verdict') return 'verdict.late';
  if (entry.type === 'proposed') return 'widening.proposed';
  if (entry.type === 'lapsed') return 'widening.lapsed';
  // That a case type begins with its first case is no news.
  if (entry.type === 'epoch') return entry.cause === 'first' ? null : 'epoch.began';
  if (entry.type !== 'rung') return null;
  return entry.to > entry.from ? 'rung.widened' : 'rung.narrowed';
}
